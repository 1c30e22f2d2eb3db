/** Russian: the windows in which the person looks after a token. */
import type { CareTable } from '../text-tables.ts'
import type { CareTexts } from '../texts.ts'

const asks: CareTable = {
  readPrivateObjects: 'Показать закрытые объекты',
  initializeToken: 'Инициализировать токен',
  changePin: 'Сменить PIN-код',
  changeSoPin: 'Сменить SO PIN',
  unblockPin: 'Разблокировать PIN-код',
  renameToken: 'Переименовать токен',
  importCertificates: 'Записать сертификаты на токен',
  deleteObject: 'Удалить с токена',
  createDataObject: 'Записать объект данных',
  createSecretKey: 'Создать секретный ключ',
  importKeyFile: 'Импортировать ключ из файла',
  exportKeyFile: 'Сохранить ключ в файл',
}

const approve: CareTable = {
  readPrivateObjects: 'Войти',
  initializeToken: 'Инициализировать',
  changePin: 'Сменить PIN-код',
  changeSoPin: 'Сменить SO PIN',
  unblockPin: 'Разблокировать',
  renameToken: 'Переименовать',
  importCertificates: 'Записать',
  deleteObject: 'Удалить навсегда',
  createDataObject: 'Записать',
  createSecretKey: 'Создать ключ',
  importKeyFile: 'Импортировать',
  exportKeyFile: 'Сохранить в файл',
}

const done: CareTable = {
  readPrivateObjects: 'Вход выполнен',
  initializeToken: 'Токен готов к работе',
  changePin: 'PIN-код сменён',
  changeSoPin: 'SO PIN сменён',
  unblockPin: 'PIN-код разблокирован',
  renameToken: 'Токен переименован',
  importCertificates: 'Сертификаты записаны на токен',
  deleteObject: 'Объект удалён',
  createDataObject: 'Объект данных записан на токен',
  createSecretKey: 'Секретный ключ создан',
  importKeyFile: 'Ключ импортирован',
  exportKeyFile: 'Ключ сохранён в файл',
}

export const care: CareTexts = {
  ownWindow: 'Вы начали это сами в программе {product}',
  asks,
  approve,
  done,
  format: 'Удалить всё и форматировать',
  formatting: 'Токен форматируется. Это может занять несколько минут.',
  soPin: {
    label: 'SO PIN (PIN-код администратора)',
    onDevice: 'Введите SO PIN на самом устройстве. Это окно его не видит.',
    low: 'Для SO PIN осталось мало попыток.',
    final:
      'Это последняя попытка. Если SO PIN неверен, никто больше не сможет ни разблокировать, ни форматировать токен.',
    locked: 'SO PIN этого токена заблокирован.',
    confirmFinal: 'Я знаю, что это последняя попытка для SO PIN',
  },
  newSoPin: {
    newTitle: 'Придумайте новый SO PIN',
    newMeaning: 'С его помощью разблокируют PIN-код и форматируют токен. Запишите его и храните отдельно от токена.',
    new: 'Новый SO PIN',
    repeat: 'Новый SO PIN ещё раз',
    differs: 'SO PIN не совпадают.',
  },
  firstSoPin: {
    newTitle: 'SO PIN токена',
    newMeaning:
      'Если токен выдан вместе с SO PIN, введите его. Если нет, придумайте сейчас и храните отдельно от токена: только им можно разблокировать PIN-код.',
    new: 'SO PIN (PIN-код администратора)',
    repeat: 'SO PIN ещё раз',
    differs: 'SO PIN не совпадают.',
  },
  filePassword: {
    newTitle: 'Придумайте пароль для файла',
    newMeaning: 'У кого есть файл и этот пароль, тот может подписывать от вашего имени. Не отправляйте их вместе.',
    new: 'Пароль файла',
    repeat: 'Пароль ещё раз',
    differs: 'Пароли не совпадают.',
  },
  passwordRules: { capital: 'хотя бы одна заглавная буква', small: 'хотя бы одна строчная буква' },
  newPinOnDevice: 'Введите новый PIN-код на самом устройстве, когда оно попросит.',
  factory: 'Код по умолчанию – обычно {pin}. Его могли сменить; неверный отнимет попытку.',
  serial: 'Серийный номер токена',
  confirm: 'Подтвердите, какой токен вы имеете в виду',
  serialHint: 'Введите {serial}: так вы подтвердите, что имеете в виду именно этот токен.',
  label: 'Имя токена (необязательно)',
  labelHint: 'Не больше 32 латинских букв и цифр; другие буквы считаются за две.',
  newLabel: 'Новое имя',
  losses: {
    title: 'Всё, что есть на этом токене, будет удалено навсегда',
    none: 'Без PIN-кода на нём ничего не видно.',
    hidden: 'Удалится и то, что видно только с PIN-кодом.',
    first: 'Токен используется впервые: терять на нём нечего.',
    issued:
      'У этого токена ещё нет PIN-кода. Если выдавшая его организация что-то на него записала, это будет удалено.',
  },
  validLoss: {
    title: 'На токене есть действующий сертификат с ключом',
    meaning:
      'Не форматируйте, если регистрация не закончена или не удалась: сначала обратитесь в поддержку. Сертификат и ключ восстановить нельзя.',
    confirm: 'Я знаю, что этот сертификат и его ключ пропадут',
  },
  pinChange: {
    title: 'Кто может менять PIN-код пользователя',
    user: 'Пользователь',
    so: 'Администратор',
    both: 'Оба',
  },
  deletion: {
    approveCertificate: 'Удалить',
    certificate: 'Ключ останется на токене. Сертификат можно снова установить из файла.',
    loneCertificate: 'Сертификат можно снова импортировать из файла.',
    keyPair: 'Ключ удаляется навсегда. Его сертификатом больше нельзя будет подписывать.',
    data: 'Данные удаляются навсегда.',
    secretKey: 'Ключ удаляется навсегда. Зашифрованное им больше нельзя будет открыть.',
    unknown: 'Этот объект виден только с PIN-кодом и может быть ключом. Он удаляется навсегда.',
  },
  keyFile: {
    password: 'Пароль файла',
    passwordHint: 'Оставьте пустым, если у файла нет пароля.',
    exportable: 'Ключ можно будет снова сохранить в файл',
    exportableMeaning:
      'Только если потом понадобится перенести его на другой компьютер. Если не уверены, не включайте.',
    meaning: 'Ключ и его сертификаты записываются в зашифрованный файл (PKCS#12).',
  },
  secretKey: 'AES, {bits} бит',
  privateData: 'видно только с PIN-кодом',
  publicData: 'видно без PIN-кода',
}
