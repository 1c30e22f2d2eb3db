/** The bank's words. */
import { inLanguages, joinWords } from '/common/in-languages.js'
import { problemWords } from '/common/problem-words.js'
import { documentWords } from './document-words.js'
import { importWords } from './import-words.js'
import { renewalWords } from './renewal-words.js'
import { treeWords } from './tree-words.js'

const rows = {
  expiry: [
    'Sertifikatınızın bitməsinə qalan günlər: {days}. Bitməmiş profillər siyahısında açarları yeniləyin.',
    'Сертификатыңыз біткенше қалған күндер: {days}. Біткенше профильдер тізімінде кілттерді қайта шығарыңыз.',
    'Внимание! Дней до окончания вашего сертификата: {days}. До этого срока обновите ключи в списке профилей.',
    'Days until your certificate ends: {days}. Renew your keys in the list of profiles before then.',
  ],
  bank: ['Arna Bank', 'Арна Банк', 'Арна Банк', 'Arna Bank'],
  login: ['İnternet-banka giriş', 'Интернет-банкке кіру', 'Вход в интернет-банк', 'Log in to internet banking'],
  loginHow: [
    'Daşıyıcını qoşun və daxil olun: Mohur hansı sayta daxil olduğunuzu göstərəcək və PİN kodu soruşacaq.',
    'Токенді қосып, кіріңіз: Mohur қай сайтқа кіріп жатқаныңызды көрсетіп, PIN-кодты сұрайды.',
    'Подключите токен и войдите: Mohur покажет, на какой сайт вы входите, и спросит PIN-код.',
    'Connect your token and log in: Mohur shows which site you log in to and asks for your PIN.',
  ],
  loginButton: ['Elektron imza ilə daxil ol', 'ЭЦҚ арқылы кіру', 'Войти с ЭЦП', 'Log in with your digital signature'],
  register: ['Qeydiyyat', 'Тіркелу', 'Регистрация', 'Registration'],
  logout: ['Çıxış', 'Шығу', 'Выйти', 'Log out'],
  stop: ['Dayandır', 'Тоқтату', 'Остановить', 'Stop'],
  waiting: [
    'Mohur pəncərəsində təsdiq edin.',
    'Mohur терезесінде растаңыз.',
    'Подтвердите в окне Mohur.',
    'Confirm in the Mohur window.',
  ],
  checking: [
    'Bank imzanı yoxlayır…',
    'Банк қолтаңбаны тексеріп жатыр…',
    'Банк проверяет подпись…',
    'The bank is checking the signature…',
  ],
  checkingLogin: [
    'Bank girişi yoxlayır…',
    'Банк кіруді тексеріп жатыр…',
    'Банк проверяет вход…',
    'The bank is checking the login…',
  ],
  payments: ['Sənədlər', 'Құжаттар', 'Документы', 'Documents'],
  all: ['Hamısını seç', 'Барлығын таңдау', 'Выбрать все', 'Select all'],
  more: [
    'Daha göstər (qalan:\u00a0{count})',
    'Тағы көрсету (қалғаны:\u00a0{count})',
    'Показать ещё (осталось:\u00a0{count})',
    'Show more ({count} left)',
  ],
  number: ['№, tarix', '№, күні', '№, дата', 'No., date'],
  'payee-column': ['Alan', 'Алушы', 'Получатель', 'Payee'],
  'purpose-column': ['Təyinat', 'Мақсаты', 'Назначение', 'Purpose'],
  'amount-column': ['Məbləğ', 'Сомасы', 'Сумма', 'Amount'],
  status: ['Status', 'Күйі', 'Статус', 'Status'],
  sign: ['İmzala: {count}', 'Қол қою: {count}', 'Подписать: {count}', 'Sign: {count}'],
  signing: [
    'İmzalandı: {done} / {total}',
    'Қол қойылды: {done} / {total}',
    'Подписано {done} из {total}',
    'Signed {done} of {total}',
  ],
  'status-new': ['İmzalanmalı', 'Қол қоюға', 'На подпись', 'To be signed'],
  'status-signed': [
    'İmzalanıb: {name}, {time}',
    'Қол қойылған: {name}, {time}',
    'Подписан: {name}, {time}',
    'Signed: {name}, {time}',
  ],
  'status-refused': [
    'İmza düzgün deyil. Yenidən imzalayın.',
    'ЭЦҚ дұрыс емес. Қайта қол қойыңыз.',
    'ЭЦП неверна. Подпишите заново.',
    'Signature not valid. Sign again.',
  ],
  accepted: [
    'Bank imzalanmış ödənişləri qəbul etdi: {count}.',
    'Банк қол қойылған төлемдерді қабылдады: {count}.',
    'Банк принял подписанные платежи: {count}.',
    'The bank accepted the signed payments: {count}.',
  ],
  someRefused: [
    'Qəbul edilməyən sənədlər: {count}. Səbəbi hər birinin statusunda yazılıb.',
    'Қабылданбаған құжаттар: {count}. Себебі әрқайсысының күйінде жазылған.',
    'Не принято документов: {count}. Причина указана в статусе каждого.',
    'Documents that the bank rejected: {count}. The status of each says why.',
  ],
  challengeUnknown: [
    'Giriş vaxtı bitdi. Yenidən cəhd edin.',
    'Кіру уақыты өтті. Қайталап көріңіз.',
    'Время входа истекло. Попробуйте ещё раз.',
    'The login attempt timed out. Try again.',
  ],
  loginRefused: [
    'Bank bu sertifikatı qəbul etmədi. Başqasını seçin.',
    'Банк бұл сертификатты қабылдамады. Басқасын таңдаңыз.',
    'Банк не принял этот сертификат. Выберите другой.',
    'The bank did not accept this certificate. Choose another one.',
  ],
  refused: [
    'Bank bu imzanı qəbul etmədi. Yenidən imzalayın.',
    'Банк бұл қолтаңбаны қабылдамады. Қайта қол қойыңыз.',
    'Банк не принял эту подпись. Подпишите заново.',
    'The bank did not accept this signature. Sign again.',
  ],
  ended: [
    'Seans bitib. Yenidən daxil olun.',
    'Сеанс аяқталды. Қайта кіріңіз.',
    'Сеанс завершён. Войдите снова.',
    'The session has ended. Log in again.',
  ],
  needed: [
    'Seans bitib. Başqa vərəqdə yenidən daxil olun və burada təkrar edin: yazdıqlarınız qalır.',
    'Сеанс аяқталды. Басқа қойындыда қайта кіріп, мұнда қайталаңыз: жазғаныңыз сақталады.',
    'Сеанс завершён. Войдите снова в другой вкладке и повторите здесь: написанное останется.',
    'The session has ended. Log in again in another tab and repeat it here: what you wrote stays.',
  ],
  certificateRevoked: [
    'Sertifikat ləğv edilib. Sertifikat mərkəzindən yenisini alın.',
    'Сертификат кері қайтарылған. Куәландырушы орталықтан жаңасын алыңыз.',
    'Сертификат отозван. Получите новый в центре сертификации.',
    'The certificate is revoked. Get a new one from the certificate centre.',
  ],
  certificateSuspended: [
    'Sertifikatın qüvvəsi dayandırılıb. Sertifikat mərkəzinə müraciət edin.',
    'Сертификаттың қолданылуы тоқтатыла тұрды. Куәландырушы орталыққа хабарласыңыз.',
    'Действие сертификата приостановлено. Обратитесь в центр сертификации.',
    'The certificate is suspended. Turn to the certificate centre.',
  ],
  revocationUnknown: [
    'Sertifikatın qüvvədə olub-olmadığını öyrənmək mümkün olmadı. Sonra yenidən cəhd edin.',
    'Сертификаттың жарамдылығын білу мүмкін болмады. Кейінірек қайталап көріңіз.',
    'Не удалось узнать, действует ли сертификат. Попробуйте позже.',
    'Whether the certificate is still good could not be found out. Try again later.',
  ],
  send: [
    'Sənədi banka göndər: {count}',
    'Құжатты банкке жіберу: {count}',
    'Отправить документ в банк: {count}',
    'Send to the bank: {count}',
  ],
  recall: ['Geri çağır: {count}', 'Кері қайтарып алу: {count}', 'Отозвать: {count}', 'Recall: {count}'],
  total: [
    'Seçilib: {count}, cəmi {sum}',
    'Таңдалды: {count}, барлығы {sum}',
    'Выбрано: {count}, всего {sum}',
    'Selected: {count}, {sum} in all',
  ],
  'folder-all': ['Bütün sənədlər', 'Барлық құжаттар', 'Все документы', 'All documents'],
  'folder-new': ['İmzalanmalı', 'Қол қоюға', 'На подпись', 'To be signed'],
  'folder-signedOnce': ['Bir imza ilə', 'Бір қол қойылған', 'С первой подписью', 'Signed once'],
  'folder-signed': ['İmzalanıb', 'Қол қойылған', 'Подписанные', 'Signed'],
  'folder-accepted': ['Bank qəbul edib', 'Банк қабылдаған', 'Принятые банком', 'Accepted by the bank'],
  'folder-refused': ['Rədd edilib', 'Қабылданбаған', 'Отклонённые', 'Rejected'],
  'status-signedOnce': [
    'Birinci imza: {name}, {time}',
    'Бірінші қол: {name}, {time}',
    'Первая подпись: {name}, {time}',
    'First signature: {name}, {time}',
  ],
  'status-sent': ['Göndərilib', 'Жіберілген', 'Отправлен', 'Sent'],
  'status-accepted': [
    'Bank qəbul edib. İmzalar: {name}',
    'Банк қабылдады. Қол қойғандар: {name}',
    'Принят банком. Подписи: {name}',
    'Accepted by the bank. Signed by {name}',
  ],
  taken: [
    'Bank sənədləri qəbul etdi: {count}.',
    'Банк құжаттарды қабылдады: {count}.',
    'Банк принял документы: {count}.',
    'The bank accepted the documents: {count}.',
  ],
  recalled: [
    'Geri çağırıldı: {count}. İmzalar artıq qüvvədə deyil.',
    'Кері қайтарып алынды: {count}. Қолтаңбалар енді жарамсыз.',
    'Отозвано: {count}. Подписи больше не действуют.',
    'Recalled: {count}. Their signatures are void.',
  ],
  otherPerson: [
    'Başqa şəxsin imzası. Daxil olduğunuz sertifikatla imzalayın.',
    'Басқа адамның қолтаңбасы. Кірген сертификатыңызбен қол қойыңыз.',
    'Подпись другого лица. Подпишите тем сертификатом, с которым вошли.',
    'Another person’s signature. Sign with the certificate you logged in with.',
  ],
  notOnCard: [
    'Siz imza kartında yoxsunuz. Hesab menecerinizə müraciət edin.',
    'Сіз қол қою карточкасында жоқсыз. Шот менеджеріне хабарласыңыз.',
    'Вас нет в карточке подписей. Обратитесь к менеджеру счёта.',
    'You are not on the signature card. Turn to your account manager.',
  ],
  wrongOrder: [
    'Növbə başqasınındır: əvvəl birinci, sonra ikinci imza.',
    'Кезек басқада: алдымен бірінші, сосын екінші қол.',
    'Очередь другого: сначала первая подпись, потом вторая.',
    'It is another person’s turn: the first signature first, then the second.',
  ],
  overLimit: [
    'Məbləğ imza kartındakı həddinizdən çoxdur. Başqası imzalamalıdır.',
    'Сома карточкадағы шегіңізден асады. Басқа адам қол қоюы керек.',
    'Сумма больше вашего предела в карточке подписей. Пусть подпишет другой.',
    'The amount is above your limit on the signature card. Somebody else must sign.',
  ],
  signedBefore: [
    'Artıq imzalanıb. Səhifəni yenidən açın.',
    'Қол қойылып қойған. Бетті қайта ашыңыз.',
    'Уже подписано. Откройте страницу заново.',
    'It is signed already. Open the page again.',
  ],
  sentBefore: [
    'Artıq göndərilib, geri çağırmaq olmaz.',
    'Жіберіліп қойған, қайтарып алуға болмайды.',
    'Уже отправлено, отозвать нельзя.',
    'It is sent already and cannot be recalled.',
  ],
  signatureMissing: [
    'İmzaların hamısı yoxdur. Əvvəl imzalayın.',
    'Қолтаңбалар толық емес. Алдымен қол қойыңыз.',
    'Не хватает подписи. Сначала подпишите.',
    'A signature is missing. Sign first.',
  ],
  unknown: [
    'Belə sənəd yoxdur. Səhifəni yenidən açın.',
    'Мұндай құжат жоқ. Бетті қайта ашыңыз.',
    'Такого документа нет. Откройте страницу заново.',
    'There is no such document. Open the page again.',
  ],
  unsigned: ['Sənəd imzalanmayıb.', 'Құжатқа қол қойылмаған.', 'Документ не подписан.', 'The document is not signed.'],
}

/** Russian first: whoever has not chosen gets it. */
const { ru, ...others } = joinWords(
  inLanguages(rows),
  documentWords,
  importWords,
  renewalWords,
  treeWords,
  problemWords,
)
export const bankWords = { ru, ...others }
