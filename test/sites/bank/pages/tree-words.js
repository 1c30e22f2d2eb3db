/** The bank's words of the tree of documents and operations, and of the signature card. */
import { inLanguages } from '/common/in-languages.js'

const rows = {
  tree: ['Sənədlər və əməliyyatlar', 'Құжаттар мен операциялар', 'Документы и операции', 'Documents and operations'],
  'branch-toBank': ['Banka sənədlər', 'Банкке құжаттар', 'Документы в банк', 'Documents to the bank'],
  'branch-fromBank': ['Bankdan sənədlər', 'Банктен құжаттар', 'Документы из банка', 'Documents from the bank'],
  'branch-archive': ['Sənədlərin arxivi', 'Құжаттар архиві', 'Архив документов', 'Archive of documents'],
  'branch-references': ['Məlumat kitabçaları', 'Анықтамалықтар', 'Справочники', 'Reference data'],
  'branch-service': ['Xidmət', 'Сервис', 'Сервис', 'Service'],
  'folder-statements': ['Çıxarışlar', 'Үзінді көшірмелер', 'Выписки', 'Statements'],
  emptyFolder: ['Bu qovluq boşdur.', 'Бұл бума бос.', 'В этой папке пусто.', 'This folder is empty.'],
  noDocuments: [
    'Hələ sənəd yoxdur. Yuxarıda yenisini yaradın və ya fayldan idxal edin.',
    'Құжат әлі жоқ. Жоғарыда жаңасын жасаңыз немесе файлдан импорттаңыз.',
    'Документов пока нет. Создайте новый или импортируйте из файла.',
    'There are no documents yet. Write a new one, or import a file.',
  ],
  card: ['İmza kartı', 'Қол қою карточкасы', 'Карточка подписей', 'Signature card'],
  cardHow: [
    'Kim birinci, kim ikinci imzalayır və hansı məbləğə qədər. Dəyişmək üçün hesab menecerinizə zəng edin: +7 727 555 01 02.',
    'Кім бірінші, кім екінші және қандай сомаға дейін қол қояды. Өзгерту үшін шот менеджеріне қоңырау шалыңыз: +7 727 555 01 02.',
    'Кто подписывает первым, кто вторым и до какой суммы. Чтобы изменить карточку, позвоните менеджеру счёта: +7 727 555 01 02.',
    'Who signs first, who second, and up to which amount. To change the card, call your account manager: +7 727 555 01 02.',
  ],
  noCard: [
    'Kart yoxdur: bir imza kifayətdir.',
    'Карточка жоқ: бір қол жеткілікті.',
    'Карточки нет: достаточно одной подписи.',
    'There is no card: one signature is enough.',
  ],
  'card-number': ['İmzalayanın nömrəsi', 'Қол қоюшының нөмірі', 'Номер подписывающего', 'Number of the signer'],
  'card-place': ['İmza', 'Қол', 'Подпись', 'Signature'],
  'card-limit': ['Məbləğə qədər', 'Қандай сомаға дейін', 'До суммы', 'Up to'],
  'place-1': ['Birinci', 'Бірінші', 'Первая', 'First'],
  'place-2': ['İkinci', 'Екінші', 'Вторая', 'Second'],
  noLimit: ['hədsiz', 'шектеусіз', 'без ограничения', 'no limit'],
  you: ['siz', 'сіз', 'вы', 'you'],
}

export const treeWords = inLanguages(rows)
