/** What is wrong with a name under which a document is to lie in a container (ETSI EN 319 162-1): the `reason` of BAD_PARAMS. */
export const fileNameFaults = [
  'nameHasPath',
  'nameNotNfc',
  'nameUnsafe',
  'nameReserved',
  'nameTooLong',
  'nameTwice',
] as const
export type FileNameFault = (typeof fileNameFaults)[number]
