import dagre from '@dagrejs/dagre'
import type { Definition } from '@/lib/api-workflows.ts'
import { ON_HOLD } from './draft-model.ts'

export const NODE = { width: 176, height: 56 }

/** Where each state stands in the picture, in pixels from the top left; the line runs downwards. */
export function placesOf(definition: Definition): Map<string, { x: number; y: number }> {
  const graph = new dagre.graphlib.Graph()
  graph.setGraph({ rankdir: 'TB', nodesep: 24, ranksep: 48, marginx: 16, marginy: 16 })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const state of definition.states) graph.setNode(state, { ...NODE })
  for (const { from, to } of definition.transitions)
    if (from !== to && graph.hasNode(from) && graph.hasNode(to)) graph.setEdge(from, to)
  for (const from of definition.hold ?? [])
    if (graph.hasNode(from) && graph.hasNode(ON_HOLD)) graph.setEdge(from, ON_HOLD)
  dagre.layout(graph)
  return new Map(
    definition.states.map((state) => {
      const { x, y } = graph.node(state)
      return [state, { x: x - NODE.width / 2, y: y - NODE.height / 2 }]
    }),
  )
}
