import { Loader, Modal } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { type KeyboardEvent, type MouseEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import { api, take } from '@/lib/api.ts'
import { keys } from '@/lib/keys.ts'
import { StatusBadge } from '@/ui/status-badge.tsx'
import { type Choice, type ChoiceGroup, commandChoices, foundChoices } from './choices.ts'
import { marked } from './marked.ts'
import classes from './search.module.css'

const WAIT_MS = 120

/** The search over everything, driven by the keyboard: arrows choose, Enter opens, Escape closes. */
export function CommandPalette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const router = useRouter()
  const id = useId()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const [q] = useDebouncedValue(text.trim(), WAIT_MS)
  const results = useQuery({
    queryKey: keys.search(q),
    queryFn: ({ signal }) => take(api.GET('/api/v1/search', { params: { query: { q } }, signal })),
    enabled: q !== '',
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  })
  const groups = text.trim() === '' ? commandChoices(can, t) : foundChoices(results.data?.groups ?? [], t)
  const choices = groups.flatMap((group) => group.choices)
  const current = choices[Math.min(at, choices.length - 1)]

  const hrefOf = (choice: Choice) => `${router.options.basepath ?? ''}${choice.to}`

  function open(choice: Choice | undefined) {
    if (!choice) return
    onClose()
    router.history.push(hrefOf(choice))
  }
  function press(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.key === 'Enter') open(current)
    else if (step && choices.length > 0)
      setAt((Math.min(at, choices.length - 1) + step + choices.length) % choices.length)
    else if (event.key === 'Home' && text === '') setAt(0)
    else return
    event.preventDefault()
  }
  const none = q !== '' && results.isSuccess && !results.isPlaceholderData && choices.length === 0
  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      padding={0}
      size={640}
      centered={false}
      yOffset="12vh"
      attributes={{ content: { 'aria-label': t('search:label') } }}
    >
      <div className={classes.field}>
        <IconSearch size={18} stroke={1.75} aria-hidden />
        <input
          data-autofocus
          role="combobox"
          aria-expanded={choices.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={current ? `${id}-${current.key}` : undefined}
          aria-autocomplete="list"
          aria-label={t('search:label')}
          placeholder={t('search:placeholder')}
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          dir="auto"
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value)
            setAt(0)
          }}
          onKeyDown={press}
        />
        {results.isFetching && <Loader size={16} />}
      </div>
      <p className={classes.told} aria-live="polite">
        {q !== '' && results.isSuccess && t('search:count', { count: choices.length })}
      </p>
      <div className={classes.results} role="listbox" id={`${id}-list`} aria-label={t('search:results')}>
        {groups.map((group) => (
          <Group key={group.key} group={group} query={q} id={id} current={current} hrefOf={hrefOf} onChoose={open} />
        ))}
      </div>
      {none && (
        <div className={classes.none}>
          <strong>{t('search:none', { q })}</strong>
          <p>{t('search:noneBody')}</p>
        </div>
      )}
      {results.isError && <p className={classes.none}>{t('search:failed')}</p>}
      <footer className={classes.hints} aria-hidden>
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> {t('search:hintMove')}
        </span>
        <span>
          <kbd>↵</kbd> {t('search:hintOpen')}
        </span>
        <span>
          <kbd>esc</kbd> {t('search:hintClose')}
        </span>
      </footer>
    </Modal>
  )
}

/** A native group inside the listbox. Its options are links, so that one can open in another tab; the keys stay with the field. */
function Group(props: {
  group: ChoiceGroup
  query: string
  id: string
  current: Choice | undefined
  hrefOf: (choice: Choice) => string
  onChoose: (choice: Choice) => void
}) {
  const { group, id, query } = props

  function click(event: MouseEvent, choice: Choice) {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    props.onChoose(choice)
  }
  return (
    <fieldset className={classes.groupBox}>
      <legend className={classes.group}>{group.title}</legend>
      {group.choices.map((choice) => (
        <a
          key={choice.key}
          id={`${id}-${choice.key}`}
          href={props.hrefOf(choice)}
          role="option"
          tabIndex={-1}
          aria-selected={choice === props.current}
          className={classes.choice}
          onMouseDown={keepFocus}
          onClick={(event) => click(event, choice)}
          ref={choice === props.current ? intoView : undefined}
        >
          {choice.coverUrl ? (
            <img src={choice.coverUrl} alt="" className={classes.cover} />
          ) : (
            <span className={classes.icon}>
              <choice.icon size={18} stroke={1.5} aria-hidden />
            </span>
          )}
          <span className={classes.texts}>
            <span className={classes.title}>
              <bdi>
                <Marked text={choice.title} query={query} />
              </bdi>
            </span>
            {choice.detail && (
              <small>
                <bdi>
                  <Marked text={choice.detail} query={query} />
                </bdi>
              </small>
            )}
          </span>
          {choice.reference && (
            <small className={classes.reference}>
              <bdi>
                <Marked text={choice.reference} query={query} />
              </bdi>
            </small>
          )}
          {choice.status && <StatusBadge code={choice.status} family={choice.family} />}
        </a>
      ))}
    </fieldset>
  )
}

/** Who presses a line goes on typing in the field. */
function keepFocus(event: MouseEvent): void {
  event.preventDefault()
}

/** The chosen line is never out of sight. */
function intoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' })
}

function Marked({ text, query }: { text: string; query: string }) {
  let place = 0
  return marked(text, query).map((part) => {
    const key = place
    place += part.text.length
    return part.hit ? <mark key={key}>{part.text}</mark> : <span key={key}>{part.text}</span>
  })
}
