/** Kazakh: tokens, PINs and the rules for a new one. */
import type { TokenKindTexts, TokenStateTexts } from '../text-tables.ts'
import type { TokenTexts } from '../texts.ts'
import { plural } from '../plural.ts'

const states: TokenStateTexts = {
  ready: 'Дайын',
  blank: 'Бос: сертификатқа сұраныс жасауға дайын',
  uninitialized: 'Қолдануға дайындалмаған',
  locked: 'PIN-код бұғатталған',
}

const kinds: TokenKindTexts = { pkcs11: 'Токен', software: 'Бағдарламалық токен' }

export const tokens: TokenTexts = {
  states,
  kinds,
  softwareMeaning: 'Кілттер бөлек құрылғыда емес, осы компьютердегі шифрланған файлда сақталады.',
  unused: 'Әлі қолданылмаған: PIN-кодты алғашқы кілтпен бірге таңдайсыз',
  withoutLabel: '(атауы жоқ)',
  serial: 'Сериялық нөмірі',
  manufacturer: 'Өндіруші',
  model: 'Моделі',
  kind: 'Түрі',
  algorithms: 'Жасай алатын кілттері',
  pin: {
    label: 'Токеннің PIN-коды',
    onDevice: 'PIN-кодты құрылғының өзінде енгізіңіз. Бұл терезе оны ешқашан көрмейді.',
    left: plural({ other: '{count} әрекет қалды' }),
    counted: plural({ other: '{count} әрекет қалды.' }),
    low: 'Аз әрекет қалды.',
    final: 'Бұл – соңғы әрекет. Қате болса, PIN-код бұғатталады.',
    locked: 'Бұл токеннің PIN-коды бұғатталған.',
    confirmFinal: 'Бұл соңғы әрекет екенін білемін',
    rules: {
      length: '{min}–{max} таңба',
      characters: 'латын әріптері, сандар мен белгілер, бос орынсыз',
      letter: 'кемінде бір әріп',
      digit: 'кемінде бір сан',
      digits: 'тек цифрлар: бұл токен басқа ештеңе қабылдамайды',
      run: 'тізбекті үш таңба болмасын: 123, abc, aaa',
    },
    kept: 'орындалды',
    broken: 'әлі орындалмады',
    newTitle: 'Бұл токенге PIN-код ойлап табыңыз',
    newMeaning: 'Ол әр қолтаңба үшін сұралады. Оны ешкім қалпына келтіре алмайды.',
    new: 'Жаңа PIN-код',
    repeat: 'Жаңа PIN-кодты қайталау',
    differs: 'PIN-кодтар бірдей емес.',
  },
}
