/** Starts the prompt window: the port to the background, and the view. */
import { render, type VNode } from 'preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { product } from '../../shared/product.ts'
import { fill } from '../locales/format.ts'
import { LocalizedPage } from '../localized-page.tsx'
import '../ui/theme.css'
import '../ui/components.css'
import '../ui/documents.css'
import './prompt.css'
import { connect, type Connection } from './connection.ts'
import type { PromptState } from '../prompt-messages.ts'
import { Orphan } from './orphan.tsx'
import { Prompt } from './prompt.tsx'
import type { OpenedDocument, PromptActions } from './prompt-context.ts'

function Window(): VNode {
  const { state, lost, opened, actions } = useConnection()
  return (
    <LocalizedPage title={({ prompt }) => titleFor(state?.origin, prompt.windowTitle)}>
      {({ word }) => (
        <>
          {state && <Prompt state={state} opened={opened} word={word} actions={actions} />}
          {!state && lost && <Orphan />}
        </>
      )}
    </LocalizedPage>
  )
}

/** `null`: asked for in our own pages; `undefined`: not known yet. */
function titleFor(origin: string | null | undefined, text: string): string {
  if (typeof origin !== 'string' || !URL.canParse(origin)) return product.name
  return fill(text, { host: new URL(origin).host, product: product.name })
}

interface Connected {
  state: PromptState | null
  /** The background does not know this window, or is gone. */
  lost: boolean
  opened: ReadonlyMap<number, OpenedDocument>
  actions: PromptActions
}

function useConnection(): Connected {
  const [state, setState] = useState<PromptState | null>(null)
  const [opened, setOpened] = useState<ReadonlyMap<number, OpenedDocument>>(new Map())
  const [lost, setLost] = useState(false)
  const [connection, setConnection] = useState<Connection | null>(null)

  useEffect(() => {
    const made = connect({
      onState: next => {
        // What `npm run bench` measures: when the window had something to show, and when it was answered.
        performance.mark(next.now.stage)
        setState(next)
      },
      onLost: () => {
        setLost(true)
        setState(before => before && whenLost(before))
      },
    })
    setConnection(made)
  }, [])

  const actions = useMemo<PromptActions>(
    () => ({
      answer: (number, { typed }) => {
        performance.mark('answered')
        connection?.send({ answer: { number, typed } })
      },
      reject: () => connection?.send({ reject: true }),
      read: index =>
        void connection?.fetch(index).then(document => setOpened(before => new Map(before).set(index, document))),
      fetch: index => connection?.fetch(index) ?? never,
      close: () => window.close(),
    }),
    [connection],
  )
  return { state, lost, opened, actions }
}

const never = new Promise<never>(() => undefined)

/** What was already decided stays on the screen; of what was begun nobody will tell the end. */
function whenLost({ now, ...state }: PromptState): PromptState {
  if (now.stage === 'done' || now.stage === 'failed' || now.stage === 'undelivered') return { ...state, now }
  const mayLeave = now.stage === 'working' ? now.mayLeave : 'nothing'
  if (mayLeave === 'nothing') return { ...state, now: { stage: 'ended' } }
  const code = mayLeave === 'signature' ? 'OUTCOME_UNKNOWN' : 'TOKEN_STATE_UNKNOWN'
  return { ...state, now: { stage: 'failed', error: { code, details: {} } } }
}

render(<Window />, document.body)
