import '@xyflow/react/dist/base.css'
import {
  Background,
  type Connection,
  Controls,
  type Edge,
  Handle,
  MarkerType,
  type Node,
  type NodeProps,
  Position,
  ReactFlow,
  type ReactFlowInstance,
} from '@xyflow/react'
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Definition, Way } from '@/lib/api-workflows.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { label } from '@/lib/label.ts'
import { addWay, ON_HOLD, removeState, removeWay, waysFrom } from './draft-model.ts'
import classes from './editor.module.css'
import { NODE, placesOf } from './layout.ts'
import { stateName, stateTone, wayName } from './naming.ts'
import { type ListProps, Marks } from './states-list.tsx'

type StateNode = Node<{ definition: Definition; count: number; wrong: boolean; near: boolean; stop: boolean }, 'state'>

/** States of the line that are shown first, large enough to read. */
const FIRST_SHOWN = 6

const nodeTypes = { state: StateShape }

function StateShape({ id, data, selected }: NodeProps<StateNode>) {
  const { definition } = data
  return (
    <>
      <Handle type="target" position={Position.Top} />
      <button
        type="button"
        className={classes.node}
        data-state={id}
        data-tone={stateTone(definition, id)}
        data-wrong={data.wrong || undefined}
        data-far={!data.near || undefined}
        aria-pressed={selected}
        tabIndex={data.stop ? 0 : -1}
      >
        <strong>{stateName(definition, id)}</strong>
        <Marks definition={definition} state={id} count={data.count} />
      </button>
      <Handle type="source" position={Position.Bottom} />
    </>
  )
}

/** What stands on a way: its own name, or what it asks for. */
function wayLabel(way: Way): string {
  const own = way.name?.[currentLocale()].trim()
  return own || (way.requires ?? []).map((code) => label('requirement', code)).join(', ')
}

/**
 * The workflow as a picture: states laid out by their order, ways between them. Drawing from one state to another adds
 * a way; arrows walk along the ways, Delete takes away what is chosen.
 */
export function WorkflowGraph(props: ListProps) {
  const { t } = useTranslation()
  const { definition, chosen, onChoose, onChange, readOnly, inUse, wrong } = props
  const places = useMemo(() => placesOf(definition), [definition])
  const picture = useRef<HTMLDivElement>(null)
  const flow = useRef<ReactFlowInstance<StateNode> | null>(null)
  const here = chosen?.kind === 'state' ? chosen.state : null
  const touches = (way: { from: string; to: string }) =>
    chosen === null ||
    (chosen.kind === 'state'
      ? way.from === chosen.state || way.to === chosen.state
      : way.from === chosen.from && way.to === chosen.to)
  const near = new Set(
    definition.transitions
      .filter(touches)
      .flatMap(({ from, to }) => [from, to])
      .concat(here ?? []),
  )
  const nodes: StateNode[] = definition.states.map((state) => ({
    id: state,
    type: 'state',
    position: places.get(state) ?? { x: 0, y: 0 },
    ...NODE,
    selected: here === state,
    data: {
      definition,
      count: inUse[state] ?? 0,
      wrong: wrong.has(state),
      near: near.has(state) || chosen === null,
      // The picture is one stop of the keyboard; arrows go on inside it.
      stop: state === (here ?? definition.initial),
    },
  }))
  const edges: Edge[] = [
    ...definition.transitions.map((way): Edge => {
      const close = chosen !== null && touches(way)
      return {
        id: `${way.from} ${way.to}`,
        source: way.from,
        target: way.to,
        label: close ? wayLabel(way) : undefined,
        ariaLabel: wayName(definition, way.from, way.to),
        className: [close ? classes.edgeNear : '', wrong.has(`${way.from} ${way.to}`) ? classes.edgeWrong : ''].join(
          ' ',
        ),
        selected: chosen?.kind === 'way' && chosen.from === way.from && chosen.to === way.to,
        markerEnd: { type: MarkerType.ArrowClosed, width: 16, height: 16 },
      }
    }),
    ...(definition.hold ?? []).map(
      (from): Edge => ({
        id: `hold ${from}`,
        source: from,
        target: ON_HOLD,
        selectable: false,
        className: classes.edgeHold ?? '',
      }),
    ),
  ]

  useEffect(() => {
    if (here !== null && picture.current?.contains(document.activeElement))
      picture.current.querySelector<HTMLElement>(`[data-state="${CSS.escape(here)}"]`)?.focus({ preventScroll: true })
  }, [here])

  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Delete' && !readOnly && chosen) {
      event.preventDefault()
      onChange(
        chosen.kind === 'state' ? removeState(definition, chosen.state) : removeWay(definition, chosen.from, chosen.to),
      )
      onChoose(chosen.kind === 'way' ? { kind: 'state', state: chosen.from } : null)
      return
    }
    const next = walk(definition, here, event.key)
    if (!next) return
    event.preventDefault()
    onChoose({ kind: 'state', state: next })
    const place = places.get(next)
    const zoom = flow.current?.getZoom() ?? 1
    if (place) void flow.current?.setCenter(place.x + NODE.width / 2, place.y + NODE.height / 2, { zoom })
  }

  return (
    <div
      className={classes.graph}
      role="application"
      aria-label={t('workflows:edit.graph')}
      ref={picture}
      onKeyDown={onKey}
    >
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        fitView
        fitViewOptions={{
          nodes: definition.states.slice(0, FIRST_SHOWN).map((id) => ({ id })),
          minZoom: 0.5,
          maxZoom: 1,
        }}
        minZoom={0.2}
        onInit={(made) => {
          flow.current = made
        }}
        nodesDraggable={false}
        nodesConnectable={!readOnly}
        nodesFocusable={false}
        edgesFocusable={false}
        deleteKeyCode={null}
        onNodeClick={(_event, node) => onChoose({ kind: 'state', state: node.id })}
        onEdgeClick={(_event, edge) => {
          if (edge.selectable !== false) onChoose({ kind: 'way', from: edge.source, to: edge.target })
        }}
        onPaneClick={() => onChoose(null)}
        onConnect={({ source, target }: Connection) => {
          if (source === target || target === ON_HOLD) return
          onChange(addWay(definition, source, target))
          onChoose({ kind: 'way', from: source, to: target })
        }}
      >
        <Background gap={24} />
        <Controls showInteractive={false} />
      </ReactFlow>
    </div>
  )
}

/** The state an arrow leads to: along the first way, back along it, or to its neighbours in the order. */
function walk(definition: Definition, here: string | null, key: string): string | undefined {
  if (!/^Arrow(Up|Down|Left|Right)$/.test(key)) return undefined
  if (here === null) return definition.initial
  if (key === 'ArrowDown') return waysFrom(definition, here)[0]?.to
  if (key === 'ArrowUp') return definition.transitions.find((way) => way.to === here)?.from
  const onward = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
  const at = definition.states.indexOf(here) + (key === onward ? 1 : -1)
  return definition.states[at]
}
