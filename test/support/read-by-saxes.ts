/** The tree of an XML document as saxes sees it, which is the judge of what is well-formed. */
import { SaxesParser } from 'saxes'

/** A line each: what begins and ends in the document, in its order. */
export type Events = string[]

/** `null`: it is not well-formed, or has what is not read at all. */
export function readBySaxes(text: string): Events | null {
  const parser = new SaxesParser({ xmlns: true })
  const events: Events = []
  const texts: string[] = []
  const flush = (): void => {
    const whole = texts.splice(0).join('')
    if (whole !== '') events.push(`text ${whole}`)
  }
  const note = (event: string): void => {
    flush()
    events.push(event)
  }
  let depth = 0
  let end = ''
  const refuse = (): never => {
    throw new Error('refused')
  }
  parser.on('error', refuse)
  parser.on('doctype', refuse)
  parser.on('xmldecl', ({ version = '1.0', encoding = 'UTF-8' }) => {
    if (version !== '1.0' || encoding.toUpperCase() !== 'UTF-8') refuse()
  })
  parser.on('opentag', ({ prefix, local, uri, attributes, ns }) => {
    depth += 1
    note(`<${prefix}:${local} in ${uri}`)
    for (const one of Object.values(attributes))
      if (one.uri !== 'http://www.w3.org/2000/xmlns/') note(`@${one.prefix}:${one.local} in ${one.uri} = ${one.value}`)
    for (const [name, value] of Object.entries(ns)) note(`ns ${name} = ${value}`)
  })
  parser.on('closetag', ({ isSelfClosing }) => {
    note('/')
    depth -= 1
    const { position } = parser
    if (depth === 0)
      end = `root ends at ${isSelfClosing ? position - 2 : text.lastIndexOf('<', position - 1)} ${isSelfClosing}`
  })
  const add = (piece: string): void => void (depth > 0 && texts.push(piece))
  parser.on('text', add)
  parser.on('cdata', add)
  parser.on('comment', comment => note(`comment ${comment}`))
  parser.on('processinginstruction', ({ target, body }) => note(`instruction ${target} ${body}`))
  try {
    parser.write(text).close()
  } catch {
    return null
  }
  return [...events, end]
}
