/** What the centre writes to people, in their language. */
export const languages = ['az', 'kk', 'ru', 'en'] as const
export type Language = (typeof languages)[number]

export const languageOf = (name: string): Language => languages.find(language => language === name) ?? 'az'

type Mail = [subject: string, text: string]
export type MailName = 'code' | 'registered' | 'issued' | 'cancelled' | 'paid' | 'revoked'

const mails: Record<Language, Record<MailName, Mail>> = {
  az: {
    code: ['Təsdiq kodu', 'Təsdiq kodunuz: {code}. Onu heç kimə deməyin.'],
    registered: [
      'Sorğunuz qeydiyyata alındı',
      'Sorğunun qeydiyyat nömrəsi: {number}. Sənədləri {deadline} tarixinədək qeydiyyat mərkəzinə gətirin.',
    ],
    issued: ['Sertifikat hazırlanıb', 'Sizin sorğunuz ({number}) üzrə sertifikat hazırlanıb. Yükləmək üçün: {link}'],
    cancelled: ['Sorğunuz ləğv olundu', 'Sizin sorğunuz ({number}) ləğv olundu. Səbəb: {reason}.'],
    paid: ['Ödəniş qəbzi', 'Ödənişiniz qəbul olundu. Qaimə: {invoice}, məbləğ: {amount} AZN.'],
    revoked: ['Sertifikatın qüvvəsi', 'Sertifikatınızın ({number}) qüvvəsi dəyişdi: {state}.'],
  },
  kk: {
    code: ['Растау коды', 'Растау кодыңыз: {code}. Оны ешкімге айтпаңыз.'],
    registered: [
      'Сұранысыңыз тіркелді',
      'Сұраныстың тіркеу нөмірі: {number}. Құжаттарды {deadline} дейін тіркеу орталығына әкеліңіз.',
    ],
    issued: ['Сертификат дайын', 'Сұранысыңыз ({number}) бойынша сертификат дайын. Жүктеп алу: {link}'],
    cancelled: ['Сұранысыңыз жойылды', 'Сұранысыңыз ({number}) жойылды. Себебі: {reason}.'],
    paid: ['Төлем түбіртегі', 'Төлеміңіз қабылданды. Шот: {invoice}, сомасы: {amount} AZN.'],
    revoked: ['Сертификаттың күші', 'Сертификатыңыздың ({number}) күші өзгерді: {state}.'],
  },
  ru: {
    code: ['Код подтверждения', 'Ваш код подтверждения: {code}. Никому его не сообщайте.'],
    registered: [
      'Ваш запрос зарегистрирован',
      'Регистрационный номер запроса: {number}. Принесите документы в центр регистрации до {deadline}.',
    ],
    issued: ['Сертификат готов', 'Сертификат по вашему запросу ({number}) готов. Получить его: {link}'],
    cancelled: ['Ваш запрос отменён', 'Ваш запрос ({number}) отменён. Причина: {reason}.'],
    paid: ['Квитанция об оплате', 'Ваш платёж принят. Счёт: {invoice}, сумма: {amount} AZN.'],
    revoked: ['Действие сертификата', 'Действие вашего сертификата ({number}) изменилось: {state}.'],
  },
  en: {
    code: ['Confirmation code', 'Your confirmation code: {code}. Tell it to nobody.'],
    registered: [
      'Your request was registered',
      'The registration number of your request: {number}. Bring the documents to the registration centre by {deadline}.',
    ],
    issued: ['Your certificate is ready', 'The certificate for your request ({number}) is ready. Collect it: {link}'],
    cancelled: ['Your request was cancelled', 'Your request ({number}) was cancelled. Reason: {reason}.'],
    paid: ['Receipt', 'Your payment was received. Invoice: {invoice}, amount: {amount} AZN.'],
    revoked: ['Your certificate', 'The standing of your certificate ({number}) has changed: {state}.'],
  },
}

/** The subject and the text. */
export function mail(
  language: Language,
  name: MailName,
  values: Record<string, string>,
): { subject: string; text: string } {
  const [subject, text] = mails[language][name]
  return { subject, text: text.replaceAll(/\{(\w+)\}/g, (_, key: string) => values[key] ?? '') }
}
