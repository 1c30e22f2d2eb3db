/** What the worker of a PDF says beside what pdf.js says, which ignores it: something of the document could not be drawn. */

export const lossMessage = 'loss'
