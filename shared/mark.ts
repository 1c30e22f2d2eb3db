/** The visible mark of a signature in a PDF, as a page may ask for it: its place and its language, and nothing of what it says. */
import * as z from 'zod'
import { limits } from './limits.ts'

export const markLanguages = ['az', 'kk', 'ru', 'en'] as const
export type MarkLanguage = (typeof markLanguages)[number]

const points = z.number().min(0).max(limits.pageEdge)

export const mark = z.strictObject({
  /** From 1 on, or the last one of the document. */
  page: z.union([z.number().int().min(1).max(limits.pdfObjects), z.literal('last')]),
  /** `foot`: at the foot of the page, beside the marks of those who signed before. Otherwise a place on the page as viewers show it, in points (1/72 inch). */
  at: z.union([
    z.literal('foot'),
    z.strictObject({
      /** From the left edge of the page to that of the mark. */
      left: points,
      /** From the upper edge of the page to that of the mark. */
      top: points,
      /** 100 at least. */
      width: points,
      /** 30 at least. */
      height: points,
    }),
  ]),
  /** Of the words around the name and the time: Azerbaijani, Kazakh, Russian or English. */
  language: z.enum(markLanguages),
})
export type Mark = z.infer<typeof mark>
