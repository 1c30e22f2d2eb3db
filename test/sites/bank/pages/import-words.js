/** The bank's words of files of payments, and of what is wrong with one. */
import { inLanguages } from '/common/in-languages.js'

const rows = {
  import: ['Fayldan idxal', 'Файлдан импорттау', 'Импорт из файла', 'Import from a file'],
  imported: [
    'İdxal edildi: {count}. Qaralamalar qovluğundadır.',
    'Импортталды: {count}. Жобалар бумасында.',
    'Импортировано: {count}. Документы в папке «Черновики».',
    'Imported: {count}. They are among the drafts.',
  ],
  importFault: [
    'Heç nə idxal edilmədi. Sətir {line}: {why}',
    'Ештеңе импортталған жоқ. {line}-жол: {why}',
    'Ничего не импортировано. Строка {line}: {why}',
    'Nothing was imported. Line {line}: {why}',
  ],
  importUnknown: [
    'format tanınmadı. pain.001, 1C və ya MT100 seçin.',
    'пішімі танылмады. pain.001, 1C немесе MT100 таңдаңыз.',
    'формат не распознан. Выберите pain.001, 1C или MT100.',
    'the format is not known. Choose pain.001, 1C or MT100.',
  ],
  importCharset: [
    'kodlaşdırma başqadır. Faylı UTF-8 və ya Windows ilə yenidən yazın.',
    'кодтауы басқа. Файлды UTF-8 немесе Windows арқылы қайта жазыңыз.',
    'кодировка не та, что указана. Выгрузите файл заново в UTF-8 или Windows.',
    'the file is not in the charset that it names. Export it again in UTF-8 or Windows.',
  ],
  importCutOff: [
    'fayl yarımçıqdır. Yenidən çıxarın.',
    'файл соңына дейін емес. Қайта шығарыңыз.',
    'файл обрывается. Выгрузите его заново.',
    'the file is cut off. Export it again.',
  ],
  importLine: [
    'burada belə sətir ola bilməz. Faylı yenidən çıxarın.',
    'мұнда мұндай жол болмайды. Файлды қайта шығарыңыз.',
    'такой строки здесь быть не может. Выгрузите файл заново.',
    'there can be no such line here. Export the file again.',
  ],
  importKind: [
    'bu, ödəniş tapşırığı deyil. Faylda yalnız ödənişlər saxlayın.',
    'бұл төлем тапсырмасы емес. Файлда тек төлемдерді қалдырыңыз.',
    'это не платёжное поручение. Оставьте в файле только платежи.',
    'this is no payment order. Keep only payments in the file.',
  ],
  importTwice: [
    'eyni sahə iki dəfə yazılıb. Birini silin.',
    'бір өріс екі рет жазылған. Біреуін өшіріңіз.',
    'поле указано дважды. Удалите одно.',
    'the field is there twice. Delete one.',
  ],
  importSyntax: [
    'XML pozulub. Faylı yenidən çıxarın.',
    'XML бұзылған. Файлды қайта шығарыңыз.',
    'XML повреждён. Выгрузите файл заново.',
    'the XML is broken. Export the file again.',
  ],
  importCountDiffers: [
    'ödənişlərin sayı faylda deyildiyindən başqadır. Faylı yenidən çıxarın.',
    'төлемдер саны файлда айтылғаннан өзге. Файлды қайта шығарыңыз.',
    'платежей не столько, сколько указано в файле. Выгрузите файл заново.',
    'there are not as many payments as the file says. Export it again.',
  ],
  importSumDiffers: [
    'məbləğlərin cəmi faylda deyildiyindən başqadır. Faylı yenidən çıxarın.',
    'сомалар жиыны файлда айтылғаннан өзге. Файлды қайта шығарыңыз.',
    'сумма платежей не та, что указана в файле. Выгрузите файл заново.',
    'the amounts do not add up to what the file says. Export it again.',
  ],
  importEmpty: [
    'faylda ödəniş yoxdur. Başqa fayl seçin.',
    'файлда төлем жоқ. Басқа файл таңдаңыз.',
    'в файле нет платежей. Выберите другой файл.',
    'there are no payments in the file. Choose another.',
  ],
  importMany: [
    'faylda 10 000-dən çox ödəniş var. Onu bölün.',
    'файлда 10 000-нан көп төлем бар. Оны бөліңіз.',
    'в файле больше 10 000 платежей. Разделите его.',
    'the file has more than 10,000 payments. Split it.',
  ],
  tooLarge: [
    'Fayl 32 MB-dan böyükdür. Heç nə idxal edilmədi: onu bölün.',
    'Файл 32 МБ-тан үлкен. Ештеңе импортталған жоқ: оны бөліңіз.',
    'Файл больше 32 МБ. Ничего не импортировано: разделите его.',
    'The file is larger than 32 MB. Nothing was imported: split it.',
  ],
}

export const importWords = inLanguages(rows)
