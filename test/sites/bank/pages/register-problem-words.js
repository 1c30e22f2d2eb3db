/** The bank's words of what can go wrong while somebody registers, and what to do then. */
import { inLanguages } from '/common/in-languages.js'

const rows = {
  callBank: [
    'Tokeni formatlamayın və qeydiyyatı davam etdirin. Alınmasa, dəstək xidmətinə və ya hesab menecerinizə zəng edin: +7 727 555 01 02.',
    'Токенді форматтамаңыз, тіркеуді жалғастырыңыз. Болмаса, қолдау қызметіне немесе шот менеджеріне қоңырау шалыңыз: +7 727 555 01 02.',
    'Не форматируйте токен, продолжайте регистрацию. Если не получается, позвоните в службу поддержки или менеджеру счёта: +7 727 555 01 02.',
    'Do not format the token, go on with the registration. If that fails, call support or your account manager: +7 727 555 01 02.',
  ],
  hints: ['Yoxlayın', 'Тексеріңіз', 'Проверьте', 'Check'],
  'hint-look-user': [
    'İstifadəçi ID-sini: məsələn aq əvəzinə ag yazılıb.',
    'Пайдаланушының ID-ін: мысалы, aq дегеннің орнына ag терілген.',
    'ID пользователя: например, вместо aq набрано ag.',
    'The User ID: perhaps ag was typed instead of aq.',
  ],
  'hint-look-length': [
    'Kod 11 simvoldur və böyük hərflərlə yazılır.',
    'ДСН-код 11 таңбадан тұрады, бас әріптермен жазылады.',
    'ДСН состоит из 11 символов и пишется заглавными буквами.',
    'The code has 11 characters, in capitals.',
  ],
  'hint-look-letters': [
    'Bir rəqəmi I hərfi, sıfır isə O hərfi ola bilər, və əksinə.',
    'Бір саны ағылшынның I әрпі, 0 саны O әрпі болуы мүмкін, немесе керісінше.',
    'Цифра 1 может быть буквой I, цифра 0 — буквой O, и наоборот.',
    'A digit 1 may be the letter I, a 0 the letter O, and the other way round.',
  ],
  'hint-look-file': [
    'Açar faylı başqa şəxsin və ya başqa təşkilatın ola bilər.',
    'Негізгі файл басқа пайдаланушының немесе басқа ұйымның болуы мүмкін.',
    'Ключевой файл может быть от другого пользователя или другой организации.',
    'The key file may be that of another person or organisation.',
  ],
  lookAlike: [
    'Kodda simvol № {at}: siz «{typed}» yazmısınız, «{other}» deyil ki?',
    'Кодтың {at}-таңбасы: сіз «{typed}» тердіңіз, «{other}» емес пе?',
    'Символ {at} кода: вы ввели «{typed}», не «{other}» ли это?',
    'Character {at} of the code: you typed “{typed}”; might it be “{other}”?',
  ],
  userIdWrong: [
    'ID belə olur: qq111111_qwertyui. Onu aktdan yazın.',
    'ID мынадай болады: qq111111_qwertyui. Оны актіден жазыңыз.',
    'ID выглядит так: qq111111_qwertyui. Перепишите его из акта.',
    'A User ID looks like qq111111_qwertyui. Copy it from the act.',
  ],
  codeLength: [
    'Kodda 11 simvol olmalıdır. Onu OTP kartından yazın.',
    'Кодта 11 таңба болуы керек. Оны OTP-картадан жазыңыз.',
    'В коде должно быть 11 символов. Перепишите его с OTP-карты.',
    'The code has 11 characters. Copy it from the OTP card.',
  ],
  codeLetters: [
    'Kod yalnız böyük latın hərfləri və rəqəmlərdən ibarətdir.',
    'Код тек латынның бас әріптері мен сандардан тұрады.',
    'Код состоит только из заглавных латинских букв и цифр.',
    'The code is of capital Latin letters and digits only.',
  ],
  codeOrUserWrong: [
    'İstifadəçi ID-si və ya kod düzgün deyil. 5 səhvdən sonra qeydiyyat bağlanır.',
    'Пайдаланушының ID-і немесе код дұрыс емес. 5 қатеден кейін тіркеу жабылады.',
    'Неверный ID пользователя или код. После 5 ошибок регистрация закроется.',
    'The User ID or the code is wrong. After 5 mistakes the registration is closed.',
  ],
  actLocked: [
    'Kod çox dəfə səhv yazılıb. Banka zəng edin və yeni kod alın: +7 727 555 01 02. Qeydiyyat onunla davam edəcək.',
    'Код тым көп рет қате терілді. Банкке қоңырау шалып, жаңа код алыңыз: +7 727 555 01 02. Тіркеу сонымен жалғасады.',
    'Код слишком много раз введён неверно. Позвоните в банк и получите новый код: +7 727 555 01 02. Регистрация продолжится с ним.',
    'The code was wrong too many times. Call the bank for a new code: +7 727 555 01 02. The registration goes on with it.',
  ],
  actEnded: [
    'Kodun müddəti bitib. Banka zəng edin və yeni kod alın: +7 727 555 01 02. Qeydiyyat onunla davam edəcək.',
    'Код мерзімі аяқталды. Банкке қоңырау шалып, жаңа код алыңыз: +7 727 555 01 02. Тіркеу сонымен жалғасады.',
    'Срок кода истёк. Позвоните в банк и получите новый код: +7 727 555 01 02. Регистрация продолжится с ним.',
    'The code has ended. Call the bank for a new one: +7 727 555 01 02. The registration goes on with it.',
  ],
  yearsDiffer: [
    'Aktda başqa müddət yazılıb. Birinci addıma qayıdın və onu seçin.',
    'Актіде басқа мерзім көрсетілген. Бірінші қадамға оралып, соны таңдаңыз.',
    'В акте указан другой срок. Вернитесь к первому шагу и выберите его.',
    'The act names another term. Go back to the first step and choose that.',
  ],
  keyFileMissing: [
    'Bankın verdiyi açar faylını seçin.',
    'Банк берген негізгі файлды таңдаңыз.',
    'Выберите ключевой файл, который выдал банк.',
    'Choose the key file that the bank gave you.',
  ],
  keyFileUnreadable: [
    'Bu fayl açar faylı deyil. Key.pfx faylını seçin.',
    'Бұл негізгі файл емес. Key.pfx файлын таңдаңыз.',
    'Это не ключевой файл. Выберите Key.pfx.',
    'This is no key file. Choose Key.pfx.',
  ],
  passwordOrFileWrong: [
    'Şifrə və ya açar konteyneri düzgün deyil.',
    'Пароль немесе кілттік контейнер дұрыс емес.',
    'Пароль или ключевой контейнер неверны.',
    'The password or the key container is wrong.',
  ],
  keyFileOther: [
    'Bu açar faylı başqa istifadəçinindir. Öz faylınızı seçin.',
    'Бұл негізгі файл басқа пайдаланушыға берілген. Өз файлыңызды таңдаңыз.',
    'Этот ключевой файл выдан другому пользователю. Выберите свой.',
    'This key file was given to another user. Choose your own.',
  ],
  codeNeeded: [
    'Vaxt bitdi. Səhifəni yenidən açın və kodu yazın: qeydiyyat davam edəcək.',
    'Уақыт өтті. Бетті қайта ашып, кодты теріңіз: тіркеу жалғасады.',
    'Время вышло. Откройте страницу заново и введите код: регистрация продолжится.',
    'Time has run out. Open the page again and give the code: the registration goes on.',
  ],
  notConfirmed: [
    'Məlumat hələ təsdiq edilməyib. Səhifəni yenidən açın.',
    'Деректер әлі расталмаған. Бетті қайта ашыңыз.',
    'Данные ещё не подтверждены. Откройте страницу заново.',
    'The data are not confirmed yet. Open the page again.',
  ],
  initialKeyUsed: [
    'İlkin açar artıq işlədilib. Səhifəni yenidən açın: qeydiyyat davam edəcək.',
    'Бастапқы кілт қолданылып қойған. Бетті қайта ашыңыз: тіркеу жалғасады.',
    'Начальный ключ уже использован. Откройте страницу заново: регистрация продолжится.',
    'The initial key has been used. Open the page again: the registration goes on.',
  ],
  initialKeyOther: [
    'Sorğu bankın verdiyi ilkin açarla imzalanmayıb. Öz açar faylınızı seçin.',
    'Сұранысқа банк берген бастапқы кілтпен қол қойылмаған. Өз файлыңызды таңдаңыз.',
    'Запрос подписан не тем начальным ключом, который выдал банк. Выберите свой файл.',
    'The request is not signed with the initial key that the bank gave you. Choose your own file.',
  ],
  requestUnsound: [
    'Bank sorğunu qəbul etmədi. Qeydiyyatı davam etdirin; təkrar olunsa, banka zəng edin.',
    'Банк сұранысты қабылдамады. Тіркеуді жалғастырыңыз; қайталанса, банкке қоңырау шалыңыз.',
    'Банк не принял запрос. Продолжите регистрацию; если повторится, позвоните в банк.',
    'The bank did not take the request. Go on with the registration; if it happens again, call the bank.',
  ],
  requestOther: [
    'Sorğu aktda yazılandan başqa şəxs üçündür. Banka zəng edin.',
    'Сұраныс актіде көрсетілмеген адамға арналған. Банкке қоңырау шалыңыз.',
    'Запрос составлен не на то лицо, что указано в акте. Позвоните в банк.',
    'The request is for somebody else than the act names. Call the bank.',
  ],
  centreSilent: [
    'Sertifikat mərkəzi cavab vermir. Bir az sonra davam edin: açar qalır.',
    'Куәландырушы орталық жауап бермейді. Біраздан кейін жалғастырыңыз: кілт сақталады.',
    'Центр сертификации не отвечает. Продолжите немного позже: ключ сохранён.',
    'The certificate centre does not answer. Go on a little later: the key is kept.',
  ],
  notCertified: [
    'Sertifikat hələ hazır deyil. Qeydiyyatı davam etdirin.',
    'Сертификат әлі дайын емес. Тіркеуді жалғастырыңыз.',
    'Сертификат ещё не готов. Продолжите регистрацию.',
    'The certificate is not ready yet. Go on with the registration.',
  ],
  TOKEN_REMOVED: [
    'Token çıxarılıb. Onu yenidən qoşun və qeydiyyatı davam etdirin.',
    'Токен ажыратылды. Оны қайта қосып, тіркеуді жалғастырыңыз.',
    'Токен отключён. Подключите его снова и продолжите регистрацию.',
    'The token was taken out. Connect it again, and go on.',
  ],
  TOKEN_STATE_UNKNOWN: [
    'Açar yaradılarkən tokenlə əlaqə kəsildi. Onu yenidən qoşun və qeydiyyatı davam etdirin.',
    'Кілт жасалып жатқанда токенмен байланыс үзілді. Оны қайта қосып, тіркеуді жалғастырыңыз.',
    'Связь с токеном прервалась при создании ключа. Подключите его снова и продолжите регистрацию.',
    'The token was lost while the key was being made. Connect it again, and go on.',
  ],
}

export const registerProblemWords = inLanguages(rows)
