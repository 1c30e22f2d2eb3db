/** The selects of the request form: a service of its type, its registration centres, its templates. */
import { drawChoices, readDraft } from './draft.js'

/** `offers`, `centres`, `purposes` are the server's. */
export function drawOffers(form, { offers, centres, purposes }, { t, userClass }) {
  const { serviceType, service, purpose, centre, template } = form.elements
  const draft = readDraft('request')
  const choose = (select, names, text) =>
    drawChoices(
      select,
      names.map(name => [name, text(name)]),
      draft[select.name],
    )
  const open = offers.filter(({ classes }) => classes.includes(userClass))
  choose(serviceType, [...new Set(open.map(({ type }) => type))], name => t(`serviceType-${name}`))
  const ofType = open.filter(({ type }) => type === serviceType.value)
  choose(
    service,
    ofType.map(({ name }) => name),
    name => t(`offer-${name}`),
  )
  const chosen = ofType.find(({ name }) => name === service.value)
  choose(purpose, purposes, name => t(`purpose-${name}`))
  choose(centre, chosen?.centres ?? [], name => centres[name].name)
  choose(template, chosen?.templates ?? [], name => name)
  document.querySelector('#centre-address').textContent = centres[centre.value]?.address ?? ''
}

/** Names under which people know what holds their keys. */
const providers = [
  { name: 'Microsoft Enhanced Cryptographic Provider v1.0', fits: ({ kind }) => kind === 'software' },
  {
    name: 'Advanced Card System CSP4.0',
    fits: ({ manufacturer, model }) => /^ACS\b|Advanced Card|ACOS5/i.test(`${manufacturer} ${model}`),
  },
  {
    name: 'eToken Base Cryptographic Provider',
    fits: ({ manufacturer, model }) => /Aladdin|eToken|SafeNet/i.test(`${manufacturer} ${model}`),
  },
]

export function drawTokens(select, tokens, t) {
  const text = token => {
    const provider = providers.find(({ fits }) => fits(token))?.name
    return [provider, token.label, token.kind === 'software' ? t('softwareToken') : token.serialNumber]
      .filter(Boolean)
      .join(' · ')
  }
  drawChoices(select, [['', t('tokenAsk')], ...tokens.map(token => [token.id, text(token)])])
}
