/** Russian: what journal and token manager call an operation. */
import type { OperationTexts } from '../text-tables.ts'

export const operations: OperationTexts = {
  requestCertificate: 'Запрос на сертификат',
  renewCertificate: 'Обновление сертификата',
  retireCertificate: 'Прекращение использования сертификата',
  installCertificate: 'Установка сертификата',
  sign: 'Подпись',
  authenticate: 'Вход на сайт',
  readPrivateObjects: 'Вход в токен',
  initializeToken: 'Подготовка токена',
  changePin: 'Смена PIN-кода',
  changeSoPin: 'Смена SO PIN',
  unblockPin: 'Разблокировка PIN-кода',
  renameToken: 'Переименование токена',
  importCertificates: 'Импорт сертификатов',
  deleteObject: 'Удаление',
  createDataObject: 'Запись объекта данных',
  createSecretKey: 'Создание секретного ключа',
  importKeyFile: 'Импорт файла с ключом',
  exportKeyFile: 'Сохранение ключа в файл',
  markRetired: 'Использование сертификата',
}
