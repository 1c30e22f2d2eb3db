/** Kazakh: those who signed a document before. */
import type { EarlierTexts } from '../texts.ts'
import { plural } from '../plural.ts'

export const earlier: EarlierTexts = {
  title: plural({ other: 'Бұрын {count} адам қол қойған' }),
  said: '{time}, қол қоюшының өз сағаты бойынша',
  stamped: '{time}, уақыт белгісі бойынша',
  noTime: 'Уақыты көрсетілмеген.',
  roles: 'Өз айтуынша, қол қойған лауазымы: {roles}',
  issuedBy: 'Сертификатты берген: {issuer}',
  documents: plural({ other: '{count} құжат' }),
  unseen: 'Ұзын құжаттардан бұрынғы қолтаңбалар ізделген жоқ.',
  again: 'Сіз бұған осы сертификатпен қол қойып қойғансыз.',
  findings: {
    timestampWrong: 'Уақыт белгісі бар, бірақ ол мұнда расталмады.',
    partOnly: 'Құжаттың бір бөлігіне ғана немесе оның бұрынғы күйіне қол қойылған.',
  },
}
