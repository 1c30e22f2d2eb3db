/** `addModule`. */
import type { Handler } from './handler.ts'

export const addModule: Handler<'addModule'> = ({ path }, _, { tokens }) => tokens.addModule(path)
