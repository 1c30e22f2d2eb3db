/** Russian: tokens, PINs and the rules for a new one. */
import type { TokenKindTexts, TokenStateTexts } from '../text-tables.ts'
import type { TokenTexts } from '../texts.ts'
import { plural } from '../plural.ts'

const states: TokenStateTexts = {
  ready: 'Готов',
  blank: 'Пустой: можно запросить сертификат',
  uninitialized: 'Не инициализирован',
  locked: 'PIN-код заблокирован',
}

const kinds: TokenKindTexts = { pkcs11: 'Токен', software: 'Программный токен' }

export const tokens: TokenTexts = {
  states,
  kinds,
  softwareMeaning: 'Ключи хранятся не на отдельном устройстве, а в зашифрованном файле на этом компьютере.',
  unused: 'Ещё не использовался: PIN-код вы зададите вместе с первым ключом',
  withoutLabel: '(без имени)',
  serial: 'Серийный номер',
  manufacturer: 'Изготовитель',
  model: 'Модель',
  kind: 'Тип',
  algorithms: 'Какие ключи создаёт',
  pin: {
    label: 'PIN-код токена',
    onDevice: 'Введите PIN-код на самом устройстве. Это окно его не видит.',
    left: plural({
      one: 'осталась {count} попытка',
      few: 'осталось {count} попытки',
      other: 'осталось {count} попыток',
    }),
    counted: plural({
      one: 'Осталась {count} попытка.',
      few: 'Осталось {count} попытки.',
      other: 'Осталось {count} попыток.',
    }),
    low: 'Осталось мало попыток.',
    final: 'Это последняя попытка. Если PIN-код неверен, он заблокируется.',
    locked: 'PIN-код этого токена заблокирован.',
    confirmFinal: 'Я знаю, что это последняя попытка',
    rules: {
      length: 'от {min} до {max} символов',
      characters: 'латинские буквы, цифры и знаки, без пробелов',
      letter: 'хотя бы одна буква',
      digit: 'хотя бы одна цифра',
      digits: 'только цифры: другого этот токен не принимает',
      run: 'без последовательностей: 123, abc, aaa',
    },
    kept: 'выполнено',
    broken: 'пока не выполнено',
    newTitle: 'Придумайте PIN-код для этого токена',
    newMeaning: 'Он понадобится для каждой подписи. Восстановить его не сможет никто.',
    new: 'Новый PIN-код',
    repeat: 'Новый PIN-код ещё раз',
    differs: 'PIN-коды не совпадают.',
  },
}
