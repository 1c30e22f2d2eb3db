/** Kazakh: the windows in which the person looks after a token. */
import type { CareTable } from '../text-tables.ts'
import type { CareTexts } from '../texts.ts'

const asks: CareTable = {
  readPrivateObjects: 'Жабық нысандарды көрсету',
  initializeToken: 'Токенді дайындау',
  changePin: 'PIN-кодты өзгерту',
  changeSoPin: 'SO PIN-кодты өзгерту',
  unblockPin: 'PIN-кодты бұғаттан шығару',
  renameToken: 'Токеннің атын өзгерту',
  importCertificates: 'Сертификаттарды токенге жазу',
  deleteObject: 'Токеннен жою',
  createDataObject: 'Деректер нысанын жазу',
  createSecretKey: 'Құпия кілт жасау',
  importKeyFile: 'Кілтті файлдан импорттау',
  exportKeyFile: 'Кілтті файлға сақтау',
}

const approve: CareTable = {
  readPrivateObjects: 'Кіру',
  initializeToken: 'Токенді дайындау',
  changePin: 'PIN-кодты өзгерту',
  changeSoPin: 'SO PIN-кодты өзгерту',
  unblockPin: 'Бұғаттан шығару',
  renameToken: 'Атын өзгерту',
  importCertificates: 'Жазу',
  deleteObject: 'Біржола жою',
  createDataObject: 'Жазу',
  createSecretKey: 'Кілт жасау',
  importKeyFile: 'Импорттау',
  exportKeyFile: 'Файлға сақтау',
}

const done: CareTable = {
  readPrivateObjects: 'Кірдіңіз',
  initializeToken: 'Токен қолдануға дайын',
  changePin: 'PIN-код өзгертілді',
  changeSoPin: 'SO PIN-код өзгертілді',
  unblockPin: 'PIN-код бұғаттан шығарылды',
  renameToken: 'Токеннің аты өзгертілді',
  importCertificates: 'Сертификаттар токенге жазылды',
  deleteObject: 'Нысан жойылды',
  createDataObject: 'Деректер нысаны токенге жазылды',
  createSecretKey: 'Құпия кілт жасалды',
  importKeyFile: 'Кілт импортталды',
  exportKeyFile: 'Кілт файлға сақталды',
}

export const care: CareTexts = {
  ownWindow: 'Мұны {product} бағдарламасында өзіңіз бастадыңыз',
  asks,
  approve,
  done,
  format: 'Бәрін жойып, форматтау',
  formatting: 'Токен форматталуда. Бұл бірнеше минутқа созылуы мүмкін.',
  soPin: {
    label: 'SO PIN-код (әкімшінің PIN-коды)',
    onDevice: 'SO PIN-кодты құрылғының өзінде енгізіңіз. Бұл терезе оны ешқашан көрмейді.',
    low: 'SO PIN-код үшін аз әрекет қалды.',
    final:
      'Бұл – соңғы әрекет. SO PIN-код қате болса, бұл токенді енді ешкім бұғаттан шығара да, форматтай да алмайды.',
    locked: 'Бұл токеннің SO PIN-коды бұғатталған.',
    confirmFinal: 'SO PIN-код үшін бұл соңғы әрекет екенін білемін',
  },
  newSoPin: {
    newTitle: 'Жаңа SO PIN-код ойлап табыңыз',
    newMeaning: 'Онымен PIN-код бұғаттан шығарылады және токен форматталады. Жазып алып, токеннен бөлек сақтаңыз.',
    new: 'Жаңа SO PIN-код',
    repeat: 'Жаңа SO PIN-кодты қайталау',
    differs: 'SO PIN-кодтар бірдей емес.',
  },
  firstSoPin: {
    newTitle: 'Токеннің SO PIN-коды',
    newMeaning:
      'Токен SO PIN-кодпен бірге берілсе, соны енгізіңіз. Берілмесе, қазір ойлап тауып, токеннен бөлек сақтаңыз: PIN-кодты тек сол бұғаттан шығарады.',
    new: 'SO PIN-код (әкімшінің PIN-коды)',
    repeat: 'SO PIN-кодты қайталау',
    differs: 'SO PIN-кодтар бірдей емес.',
  },
  filePassword: {
    newTitle: 'Файлға құпиясөз ойлап табыңыз',
    newMeaning:
      'Файл мен осы құпиясөзді алған адам сіздің атыңыздан қол қоя алады. Екеуін ешқашан бір жолмен жібермеңіз.',
    new: 'Файлдың құпиясөзі',
    repeat: 'Құпиясөзді қайталау',
    differs: 'Құпиясөздер бірдей емес.',
  },
  passwordRules: { capital: 'кемінде бір бас әріп', small: 'кемінде бір кіші әріп' },
  newPinOnDevice: 'Құрылғы сұрағанда жаңа PIN-кодты оның өзінде енгізіңіз.',
  factory: 'Әдетте стандарт код – {pin}. Кейін өзгертілген болуы мүмкін; қате код бір әрекетті алады.',
  serial: 'Токеннің сериялық нөмірі',
  confirm: 'Қай токенді айтып тұрғаныңызды растаңыз',
  serialHint: 'Дәл осы токенді айтып тұрғаныңызды растау үшін {serial} нөмірін енгізіңіз.',
  label: 'Токеннің атауы (міндетті емес)',
  labelHint: 'Ең көбі 32 латын әрпі мен сан; басқа әріптер екі таңба болып саналады.',
  newLabel: 'Жаңа атауы',
  losses: {
    title: 'Бұл токендегінің бәрі біржола жойылады',
    none: 'PIN-кодсыз онда ештеңе көрінбейді.',
    hidden: 'Тек PIN-кодпен көрінетіндер де жойылады.',
    first: 'Токен алғаш рет қолданылады: жоғалатын ештеңе жоқ.',
    issued: 'Бұл токеннің PIN-коды әлі жоқ. Оны берген ұйым бірдеңе жазған болса, ол жойылады.',
  },
  validLoss: {
    title: 'Бұл токенде жарамды сертификат пен оның кілті бар',
    meaning:
      'Тіркеу аяқталмаса немесе сәтсіз болса, форматтамаңыз: алдымен қолдау қызметіне хабарласыңыз. Сертификат пен кілті қалпына келмейді.',
    confirm: 'Бұл сертификат пен оның кілті жоғалатынын білемін',
  },
  pinChange: {
    title: 'Пайдаланушының PIN-кодын өзгерте алатындар',
    user: 'Пайдаланушы',
    so: 'Әкімші',
    both: 'Екеуі де',
  },
  deletion: {
    approveCertificate: 'Жою',
    certificate: 'Кілт токенде қалады. Сертификатты файлынан қайта орнатуға болады.',
    loneCertificate: 'Сертификатты файлынан қайта импорттауға болады.',
    keyPair: 'Кілт біржола жойылады. Оның сертификатымен енді ешқашан қол қоюға болмайды.',
    data: 'Деректер біржола жойылады.',
    secretKey: 'Кілт біржола жойылады. Онымен шифрланғанды енді ашуға болмайды.',
    unknown: 'Бұл нысан тек PIN-кодпен көрінеді; ол кілт болуы да мүмкін. Біржола жойылады.',
  },
  keyFile: {
    password: 'Файлдың құпиясөзі',
    passwordHint: 'Файлдың құпиясөзі болмаса, бос қалдырыңыз.',
    exportable: 'Кілтті қайтадан файлға сақтауға болады',
    exportableMeaning: 'Тек кейін басқа компьютерге көшіру керек болса. Сенімді болмасаңыз, белгі қоймаңыз.',
    meaning: 'Кілт пен оның сертификаттары шифрланған файлға жазылады (PKCS#12).',
  },
  secretKey: 'AES, {bits} бит',
  privateData: 'тек PIN-кодпен көрінеді',
  publicData: 'PIN-кодсыз көрінеді',
}
