/** Kazakh: what lies on a token. */
import type { ObjectKindTexts } from '../text-tables.ts'
import type { ObjectTexts } from '../texts.ts'

const kinds: ObjectKindTexts = {
  certificate: 'Сертификат',
  keyPair: 'Кілт жұбы',
  data: 'Деректер нысаны',
  secretKey: 'Құпия кілт',
}

export const objects: ObjectTexts = {
  kinds,
  unnamed: '(атауы жоқ)',
  withKey: 'Кілті осы токенде.',
  withoutKey: 'Кілті бұл токенде емес.',
  retired: 'Қол қоюға ұсынылмайды: мұны өзіңіз таңдадыңыз.',
  retire: 'Қол қоюға ұсынбау',
  useAgain: 'Қайта ұсыну',
  retireHint:
    'Жаңа сертификатыңыз болса, ескісін қол қоюға ұсынбауға болады. Ол токенде қалады және кері қайтарып алынбайды.',
  waiting: 'Сертификатын күтіп тұр.',
  paired: 'Сертификаты осы токенде.',
  foreignKey:
    'Кілт: {name}. Бұл кілтпен әзірге қол қоюға болмайды; токендегі қалғанның бәрі әдеттегідей жұмыс істейді.',
  exportable: 'Файлға сақтауға болады.',
  private: 'Тек PIN-кодпен көрінеді.',
  bits: '{bits} бит',
  chainWhole: 'Тізбегі толық: {names}',
  chainBroken: 'Тізбегі толық емес: {names} → …',
  daysOf: '{total} күннен {left} күн қалды',
}
