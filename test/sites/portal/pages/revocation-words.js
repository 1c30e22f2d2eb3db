/** Words of the application to revoke, suspend or restore a certificate. */
import { inLanguages, joinWords } from '/common/in-languages.js'
import { statusWords } from './status-words.js'

const rows = {
  grounds: ['Ləğvetmə əsasları', 'Кері қайтарып алу негіздері', 'Основания отзыва', 'Grounds for revocation'],
  'grounds-owner': [
    'imza sahibinin müraciəti',
    'қол қоюшының өтініші',
    'заявление владельца подписи',
    'application of the owner',
  ],
  'grounds-expired': [
    'sertifikatın qüvvədə olma müddətinin başa çatması',
    'сертификат мерзімінің аяқталуы',
    'истечение срока сертификата',
    'end of the period of validity',
  ],
  'grounds-authority': [
    'səlahiyyətli şəxsin (orqanın) qərarı',
    'уәкілетті органның шешімі',
    'решение уполномоченного органа',
    'decision of an authority',
  ],
  'grounds-death': [
    'imza sahibinin vəfatı və ya fəaliyyət qabiliyyətini itirməsi',
    'қол қоюшының қайтыс болуы немесе әрекет қабілетін жоғалтуы',
    'смерть или недееспособность владельца',
    'death or incapacity of the owner',
  ],
  'grounds-false': [
    'təqdim olunan məlumatların saxta və ya səhv olması',
    'берілген деректердің жалған немесе қате болуы',
    'ложные или ошибочные сведения',
    'false or mistaken data',
  ],
  action: ['Müraciətin növü', 'Өтініш түрі', 'Вид заявления', 'What is asked for'],
  proof: ['Təsdiq üsulu', 'Растау тәсілі', 'Способ подтверждения', 'How you prove it'],
  'proof-word': ['Açar sözlə', 'Кодтық сөзбен', 'Кодовым словом', 'By the code word'],
  'proof-signature': [
    'Sertifikatın özü ilə imza',
    'Сертификаттың өзімен қол қою',
    'Подписью этим сертификатом',
    'By a signature with the certificate',
  ],
  unknown: [
    'Axtarış məlumatları səhv daxil edilib.',
    'Деректер қате енгізілген.',
    'Данные введены неверно.',
    'Number and FIN do not belong to a request.',
  ],
  notIssued: [
    'Sertifikat hələ verilməyib.',
    'Сертификат әлі берілмеген.',
    'Сертификат ещё не выдан.',
    'No certificate has been issued yet.',
  ],
  signatureWrong: [
    'İmza bu sertifikatın deyil. Sertifikatın olduğu daşıyıcını qoşun.',
    'Қолтаңба бұл сертификаттікі емес. Сертификаты бар токенді қосыңыз.',
    'Подпись сделана не этим сертификатом. Подключите токен с ним.',
    'The signature is not by this certificate. Connect the token that holds it.',
  ],
  notValid: [
    'Sertifikat qüvvədə deyil; açar sözdən istifadə edin.',
    'Сертификат жарамсыз; кодтық сөзді қолданыңыз.',
    'Сертификат не действует; используйте кодовое слово.',
    'The certificate is not valid; use the code word.',
  ],
  valid: [
    'Sertifikat artıq qüvvədədir.',
    'Сертификат жарамды.',
    'Сертификат уже действует.',
    'The certificate is valid already.',
  ],
  suspended: [
    'Sertifikatın qüvvəsi artıq dayandırılıb.',
    'Сертификат тоқтатылған.',
    'Сертификат уже приостановлен.',
    'The certificate is suspended already.',
  ],
  revoked: [
    'Sertifikat artıq ləğv olunub.',
    'Сертификат кері қайтарып алынған.',
    'Сертификат уже отозван.',
    'The certificate is revoked already.',
  ],
}

export const revocationWords = joinWords(statusWords, inLanguages(rows))
