/** What pdf.js finds in a PDF beside its pages: where the bytes tell that there is something, this tells what. */
import type { PDFDocumentProxy } from 'pdfjs-dist'
import type { Finding, FindingName } from './findings.ts'

type Look = (document: PDFDocumentProxy) => Promise<Omit<Finding, 'name'> | null>

interface Attachment {
  filename: string
  content?: Uint8Array | null
}

const nothing: Finding['about'] = []

/** What is not there gives `null`. */
const rows: Partial<Record<FindingName, Look>> = {
  scripts: async document => {
    const inFields = (await fieldsOf(document)).some(({ actions }) => actions !== undefined && actions !== null)
    return inFields || (await document.getJSActions()) !== null ? { count: null, about: nothing } : null
  },
  xfa: async document => ((await infoOf(document))['IsXFAPresent'] === true ? { count: null, about: nothing } : null),
  encrypted: async document =>
    typeof (await infoOf(document))['EncryptFilterName'] === 'string' ? { count: null, about: nothing } : null,
  attachments: async document => {
    const attachments = (await document.getAttachments()) as Record<string, Attachment> | null
    const about = Object.values(attachments ?? {}).map(({ filename, content }) => ({
      name: filename,
      size: content?.length ?? null,
    }))
    return about.length > 0 ? { count: about.length, about } : null
  },
  layers: async document => {
    const groups = [...(await document.getOptionalContentConfig())] as unknown as [
      string,
      { name: string; visible: boolean },
    ][]
    const about = groups.filter(([, { visible }]) => !visible).map(([, { name }]) => ({ name, size: null }))
    return groups.length > 0 ? { count: groups.length, about } : null
  },
  form: async document => {
    const names = (await fieldsOf(document)).filter(({ type }) => type !== 'signature').map(({ name }) => name)
    return names.length > 0 ? { count: new Set(names).size, about: nothing } : null
  },
}

export const looks = Object.entries(rows) as [FindingName, Look][]

interface Field {
  name?: string
  type?: string
  actions?: object | null
}

/** Each place where a field is drawn, and fields of none. */
async function fieldsOf(document: PDFDocumentProxy): Promise<Field[]> {
  const fields: Record<string, Field[]> | null = await document.getFieldObjects()
  return Object.values(fields ?? {}).flat()
}

async function infoOf(document: PDFDocumentProxy): Promise<Record<string, unknown>> {
  const { info } = await document.getMetadata()
  return info as unknown as Record<string, unknown>
}
