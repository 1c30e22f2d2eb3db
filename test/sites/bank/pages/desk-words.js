/** The words of the bank's desk. */
import { inLanguages, joinWords } from '/common/in-languages.js'
import { registerWords } from './register-words.js'

const rows = {
  desk: ['Bankın şöbəsi', 'Банк бөлімшесі', 'Отделение банка', 'Desk of the bank'],
  newAct: [
    'Yeni qəbul-təhvil aktı',
    'Жаңа қабылдау-өткізу актісі',
    'Новый акт приёма-передачи',
    'New act of acceptance',
  ],
  name: ['Ad', 'Аты-жөні', 'ФИО', 'Name'],
  number: ['FİN', 'ЖСН', 'ИИН', 'Personal number'],
  'hint-number': ['12 rəqəm', '12 цифр', '12 цифр', '12 digits'],
  organisation: ['Təşkilat', 'Ұйым', 'Организация', 'Organisation'],
  years: ['Müddət, il', 'Мерзімі, жыл', 'Срок, лет', 'Term in years'],
  yearsWrong: ['Müddəti seçin.', 'Мерзімді таңдаңыз.', 'Выберите срок.', 'Choose the term.'],
  payeeWrong: [
    'Bu sahəni doldurun: 140 simvola qədər.',
    'Бұл өрісті толтырыңыз: 140 таңбаға дейін.',
    'Заполните это поле: до 140 символов.',
    'Fill in this field: up to 140 characters.',
  ],
  numberWrong: [
    'Nömrə 12 rəqəmdir.',
    'Нөмір 12 цифрдан тұрады.',
    'Номер состоит из 12 цифр.',
    'The number has 12 digits.',
  ],
  issue: ['Aktı ver', 'Актіні беру', 'Выдать акт', 'Hand out'],
  act: [
    'Qəbul-təhvil aktı və OTP kartı',
    'Қабылдау-өткізу актісі және OTP-карта',
    'Акт приёма-передачи и OTP-карта',
    'Act of acceptance and OTP card',
  ],
  actOnce: [
    'Yalnız indi göstərilir: bank nə kodu, nə də açarı saxlayır. Kartı və faylı müştəriyə ayrı-ayrı verin.',
    'Тек қазір көрсетіледі: банк кодты да, кілтті де сақтамайды. Карта мен файлды клиентке бөлек беріңіз.',
    'Показывается только сейчас: банк не хранит ни код, ни ключ. Карту и файл отдайте клиенту по отдельности.',
    'Shown only now: the bank keeps neither code nor key. Give card and file to the customer separately.',
  ],
  actName: ['Müştəri', 'Клиент', 'Клиент', 'Customer'],
  takeKeyFile: ['Key.pfx faylını yaz', 'Key.pfx файлын жазу', 'Записать Key.pfx', 'Save Key.pfx'],
  print: ['Çap et', 'Басып шығару', 'Печать', 'Print'],
  newCode: ['Yeni kod', 'Жаңа код', 'Новый код', 'New code'],
  codeLocked: ['kod bağlanıb', 'код бұғатталған', 'код заблокирован', 'code locked'],
  goesOn: [
    'Köhnə kod və köhnə açar faylı artıq keçmir. Müştəri qeydiyyatı bu kod və bu faylla davam etdirir: tokeni formatlamır.',
    'Ескі код пен ескі кілт файлы енді жарамсыз. Клиент тіркеуді осы код және осы файлмен жалғастырады: токенді форматтамайды.',
    'Прежний код и прежний файл ключа больше не действуют. Клиент продолжает регистрацию с этим кодом и файлом и не форматирует токен.',
    'The old code and the old key file are void. The customer goes on with this code and this file, and does not format the token.',
  ],
  goesOnWithoutFile: [
    'Köhnə kod artıq keçmir. Açar faylı daha lazım deyil: müştəri qeydiyyatı bu kodla davam etdirir, tokeni formatlamır.',
    'Ескі код енді жарамсыз. Кілт файлы енді қажет емес: клиент тіркеуді осы кодпен жалғастырады, токенді форматтамайды.',
    'Прежний код больше не действует. Файл ключа уже не нужен: клиент продолжает регистрацию с этим кодом и не форматирует токен.',
    'The old code is void. The key file is needed no more: the customer goes on with this code, and does not format the token.',
  ],
  actUnknown: [
    'Belə akt yoxdur. Səhifəni yenidən açın.',
    'Мұндай акт жоқ. Бетті қайта ашыңыз.',
    'Такого акта нет. Откройте страницу заново.',
    'There is no such act. Open the page again.',
  ],
  actRegistered: [
    'Müştəri artıq qeydiyyatdan keçib: kod lazım deyil. Açar itibsə, yeni akt verin.',
    'Клиент тіркеліп қойған: код қажет емес. Кілт жоғалса, жаңа акт беріңіз.',
    'Клиент уже зарегистрирован: код не нужен. Если ключ утерян, выдайте новый акт.',
    'The customer is registered: no code is needed. If the key is lost, hand out a new act.',
  ],
  acts: ['Verilmiş aktlar', 'Берілген актілер', 'Выданные акты', 'Acts handed out'],
  'act-open': ['qeydiyyat başlanmayıb', 'тіркеу басталмаған', 'регистрация не начата', 'not begun'],
  'act-confirmed': ['məlumat təsdiqlənib', 'деректер расталған', 'данные подтверждены', 'data confirmed'],
  'act-requested': ['sorğu göndərilib', 'сұраныс жіберілген', 'запрос отправлен', 'request sent'],
  'act-certified': ['sertifikat verilib', 'сертификат берілген', 'сертификат выдан', 'certificate issued'],
  'act-registered': ['qeydiyyatdan keçib', 'тіркелген', 'зарегистрирован', 'registered'],
  notStaff: [
    'Şöbədə yalnız bankın işçiləri işləyir.',
    'Бөлімшеде тек банк қызметкерлері жұмыс істейді.',
    'В отделении работают только сотрудники банка.',
    'Only the bank’s staff work at the desk.',
  ],
  needed: [
    'Bankın işçisi kimi daxil olun.',
    'Банк қызметкері ретінде кіріңіз.',
    'Войдите как сотрудник банка.',
    'Log in as a member of the bank’s staff.',
  ],
}

/** Russian first: whoever has not chosen gets it. */
const { ru, ...others } = joinWords(registerWords, inLanguages(rows))
export const deskWords = { ru, ...others }
