/** `readmitModule`. */
import type { Handler } from './handler.ts'

export const readmitModule: Handler<'readmitModule'> = ({ path }, _, { tokens }) => tokens.readmitModule(path)
