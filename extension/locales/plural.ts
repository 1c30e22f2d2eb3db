/** Marks a literal as plural forms, so that each language may have its own set of them. */
import type { Plural } from './text-tables.ts'

export const plural = (forms: Plural): Plural => forms
