/** Payment orders of one customer as the bank has them before anybody signs. Fields as in Kazakh payment orders. */

const payees = [
  ['ТОО «Дала»', '050440001239', 'KZ14345ABC6789012345', 'Оплата по договору 17 от 01.11.2026'],
  ['АО «Қазақтелеком»', '941240000193', 'KZ88601AB71000051231', 'Услуги связи за октябрь 2026'],
  ['ИП Әбдіқалықова Г. Ө.', '780412400321', 'KZ84722C000012345678', 'Жалдау ақысы, қараша 2026'],
  ['ТОО «Жаңа құрылыс»', '110840007766', 'KZ80998PB00009876543', 'Материалы по счёту 318'],
  ['ГУ «УГД по г. Алматы»', '080740010015', 'KZ24070105KSN0000000', 'Налог на имущество, IV квартал'],
] as const
const amounts = ['1250000.00', '48300.50', '320000.00', '7415900.00', '96000.00']
export const payer = {
  ПлательщикНаименование: 'ТОО «Арна»',
  ПлательщикБИН: '120340005670',
  ПлательщикИИК: 'KZ82765ZZZ0000012345',
}

/** The bytes of `count` payment orders: what is shown to the person and signed. */
export const makePayments = (count: number): Uint8Array[] =>
  Array.from({ length: count }, (_, index) => new TextEncoder().encode(JSON.stringify(fieldsOf(index))))

function fieldsOf(index: number): Record<string, string> {
  const [payee, bin, account, purpose] = payees[index % payees.length] ?? payees[0]
  return {
    Документ: 'Платёжное поручение',
    НомерДокумента: String(index + 1),
    ДатаДокумента: '2026-11-21',
    Сумма: amounts[index % amounts.length] ?? '',
    Валюта: 'KZT',
    ...payer,
    ПолучательНаименование: payee,
    ПолучательБИН: bin,
    ПолучательИИК: account,
    НазначениеПлатежа: purpose,
    КНП: '859',
  }
}
