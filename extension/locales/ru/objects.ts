/** Russian: what lies on a token. */
import type { ObjectKindTexts } from '../text-tables.ts'
import type { ObjectTexts } from '../texts.ts'

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
  retired: 'Не предлагается для подписи: так решили вы.',
  retire: 'Не предлагать для подписи',
  useAgain: 'Снова предлагать',
  retireHint:
    'Если есть новый сертификат, старый можно не предлагать для подписи. Он остаётся на токене и не отзывается.',
  waiting: 'Ждёт своего сертификата.',
  paired: 'Его сертификат на этом токене.',
  foreignKey: 'Ключ: {name}. Подписывать им пока нельзя; всё остальное на токене работает как обычно.',
  exportable: 'Можно сохранить в файл.',
  private: 'Виден только с PIN-кодом.',
  bits: '{bits} бит',
  chainWhole: 'Цепочка полная: {names}',
  chainBroken: 'Цепочка неполная: {names} → …',
  daysOf: 'осталось дней: {left} из {total}',
}
