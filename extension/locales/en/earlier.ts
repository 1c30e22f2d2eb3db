/** English: those who signed a document before. */
import { plural } from '../plural.ts'

export const earlier = {
  title: plural({ one: 'Signed before by {count} person', other: 'Signed before by {count} people' }),
  said: 'On {time}, by the signer’s own clock',
  stamped: 'On {time}, by a time stamp',
  noTime: 'The time is not said.',
  roles: 'Says to have signed as: {roles}',
  issuedBy: 'Certificate issued by {issuer}',
  documents: plural({ one: '{count} document', other: '{count} documents' }),
  unseen: 'Long documents were not searched for earlier signatures.',
  again: 'You have signed this already with this certificate.',
  findings: {
    timestampWrong: 'There is a time stamp that is not proven here.',
    partOnly: 'Only a part of the document was signed, or an earlier state of it.',
  },
} as const
