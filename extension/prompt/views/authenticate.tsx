/** Shall the person log in to this site with this certificate? No document is in it, and nothing is called a signature. */
import type { VNode } from 'preact'
import { fill } from '../../locales/format.ts'
import { useTexts } from '../../ui/language.tsx'
import { siteOf } from '../../ui/site-of.ts'
import { Asking } from '../asking.tsx'
import { usePrompt } from '../prompt-context.ts'
import { useAsks } from '../use-asks.ts'
import { useSigningKey } from '../use-signing-key.tsx'
import type { ViewProps } from '../view-props.ts'

export function Authenticate({ question }: ViewProps<'authenticate'>): VNode {
  const { prompt } = useTexts()
  const { origin } = usePrompt()
  const key = useSigningKey(question, prompt.certificate.loggingInAs)
  return (
    <Asking
      asks={useAsks()}
      approve={key.choosable ? prompt.approve.authenticate : null}
      waiting={prompt.waiting.noCertificate}
      blocker={key.blocker}
      answer={() => ({ prompt: 'authenticate', typed: key.take() })}
    >
      <section class="paper" data-login>
        <h2 class="login-site">{fill(prompt.login.title, { site: siteOf(origin ?? '') })}</h2>
        <p>{prompt.login.meaning}</p>
      </section>
      {key.certificates}
      {key.pin}
    </Asking>
  )
}
