/** The PKCS#11 modules that the host knows: state in words; one may be added by its path, and those added be removed. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import type { ErrorMessage } from '../../../shared/errors.ts'
import type { Result } from '../../../shared/operations/index.ts'
import type { Pkcs11ModuleState } from '../../../shared/operations/list-modules.ts'
import { fill } from '../../locales/format.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyView } from '../../ui/empty-view.tsx'
import { ErrorView } from '../../ui/error-view.tsx'
import { Facts } from '../../ui/facts.tsx'
import { usePlural, useTexts } from '../../ui/language.tsx'
import { VisibleText } from '../../ui/visible-text.tsx'
import { TextField } from '../../ui/text-field.tsx'

/** What became of the last attempt to add or remove. */
export type Attempt = 'none' | 'running' | 'added' | 'readmitted' | ErrorMessage

interface Props {
  modules: readonly Pkcs11ModuleState[]
  /** Known families whose module is not on this computer. */
  missing: Result<'diagnose'>['modulesMissing']
  attempt: Attempt
  add: (path: string) => void
  remove: (path: string) => void
  /** Lets one in again that was set aside. */
  readmit: (path: string) => void
}

export function ModulesView({ modules, missing, attempt, add, remove, readmit }: Props): VNode {
  const { manager } = useTexts()
  return (
    <>
      <p class="intro">{manager.modules.intro}</p>
      {modules.length === 0 && <EmptyView title={manager.modules.empty} meaning={manager.modules.emptyMeaning} />}
      <ul class="cards">
        {modules.map(module => (
          <li key={module.path}>
            <Module module={module} dead={attempt === 'running'} remove={remove} readmit={readmit} />
          </li>
        ))}
      </ul>
      {missing.length > 0 && (
        <details class="paper fold" data-part="missing" open={modules.length === 0}>
          <summary>{manager.modules.missing}</summary>
          <p>{manager.modules.missingMeaning}</p>
          <Facts facts={missing.map(({ name, driver }) => ({ name, value: driver }))} />
        </details>
      )}
      <AddModule attempt={attempt} add={add} />
    </>
  )
}

interface ModuleProps extends Pick<Props, 'remove' | 'readmit'> {
  module: Pkcs11ModuleState
  dead: boolean
}

function Module({ module, dead, remove, readmit }: ModuleProps): VNode {
  const { manager, common } = useTexts()
  const texts = manager.modules
  const choose = usePlural()
  return (
    <article class="paper" data-module={module.path}>
      <div>
        <h2>
          <VisibleText text={module.name} />
        </h2>
        <p class="aside">
          {texts[module.source]}
          {module.description !== '' && (
            <>
              {' · '}
              <VisibleText text={module.description} />
            </>
          )}
        </p>
      </div>
      {module.problem === null ? (
        <p class="good">
          {texts.works} · {fill(choose(texts.tokens, module.tokens), { count: module.tokens })}
        </p>
      ) : (
        <ErrorView error={module.problem} kind="warning" />
      )}
      {module.problem?.code === 'MODULE_SET_ASIDE' && (
        <>
          <p>{texts.readmitMeaning}</p>
          <p>
            <Button action="readmit" about={module.path} dead={dead} onPress={() => readmit(module.path)}>
              {texts.readmit}
            </Button>
          </p>
        </>
      )}
      <Facts
        facts={[
          {
            name: texts.version,
            value: module.version === '' ? common.unknown : <VisibleText text={module.version} />,
          },
          { name: texts.path, value: <VisibleText text={module.path} /> },
        ]}
      />
      {module.source === 'registered' && (
        <p>
          <Button action="remove" kind="danger" about={module.path} onPress={() => remove(module.path)}>
            {texts.remove}
          </Button>
        </p>
      )}
    </article>
  )
}

const example = '/usr/lib/opensc-pkcs11.so'

function AddModule({ attempt, add }: Pick<Props, 'attempt' | 'add'>): VNode {
  const { manager } = useTexts()
  const texts = manager.modules
  const [path, setPath] = useState('')
  const running = attempt === 'running'
  const outcomes = { none: '', running: texts.adding, added: texts.added, readmitted: texts.readmitted }
  return (
    <form
      class="paper"
      onSubmit={event => {
        event.preventDefault()
        if (path.trim() !== '' && !running) add(path.trim())
      }}
    >
      <h2>{texts.add}</h2>
      <TextField
        name="module-path"
        label={texts.addLabel}
        value={path}
        longest={4096}
        hint={fill(texts.addHint, { example })}
        onText={setPath}
      />
      {typeof attempt === 'object' && <ErrorView error={attempt} />}
      <p role="status">{typeof attempt === 'string' && outcomes[attempt]}</p>
      <p>
        <button
          type="submit"
          class="button button-primary"
          data-action="add"
          aria-disabled={running || path.trim() === ''}
        >
          {texts.addButton}
        </button>
      </p>
    </form>
  )
}
