/** Russian: what lies on a token. */
import type { ObjectKindTexts, ObjectTexts } from '../texts.ts'

const kinds: ObjectKindTexts = {
  certificate: 'Сертификат',
  keyPair: 'Ключевая пара',
  data: 'Объект данных',
  secretKey: 'Секретный ключ',
}

export const objects: ObjectTexts = {
  kinds,
  unnamed: '(без имени)',
  withKey: 'Его ключ на этом токене.',
  withoutKey: 'Его ключа на этом токене нет.',
  retired: 'Выведен из использования: заменён и хранится только для чтения старых документов.',
  waiting: 'Ждёт своего сертификата.',
  paired: 'Его сертификат на этом токене.',
  exportable: 'Можно сохранить в файл.',
  private: 'Виден только с PIN-кодом.',
  bits: '{bits} бит',
  chainWhole: 'Цепочка полная: {names}',
  chainBroken: 'Цепочка неполная: на токене нет сертификата {issuer}.',
  daysOf: 'осталось дней: {left} из {total}',
}
