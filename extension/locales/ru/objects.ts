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
  retired: 'Выведен из эксплуатации: для подписи не предлагается.',
  retire: 'Вывести из эксплуатации',
  useAgain: 'Вернуть в эксплуатацию',
  retireHint:
    'Сертификат, вместо которого получен новый, можно вывести из эксплуатации: для подписи он больше не предлагается. Он остаётся на токене, его можно вернуть или удалить.',
  waiting: 'Ждёт своего сертификата.',
  paired: 'Его сертификат на этом токене.',
  foreignKey: 'Ключ: {name}. Подписывать им пока нельзя; всё остальное на токене работает как обычно.',
  exportable: 'Можно сохранить в файл.',
  private: 'Виден только с PIN-кодом.',
  bits: '{bits} бит',
  chainWhole: 'Цепочка полная: {names}',
  chainBroken: 'Цепочка неполная: на токене нет сертификата {issuer}.',
  daysOf: 'осталось дней: {left} из {total}',
}
