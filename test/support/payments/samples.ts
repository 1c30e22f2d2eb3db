/** One file of payments in each format that is read, as banks and accounting programs write them. */
import { utf8, type Bytes } from '../../../shared/bytes.ts'

const [az1, az2] = ['AZ21NABZ00000000137010001944', 'AZ30AIIB00000000000123456789']
const [kz1, kz2] = ['KZ14345ABC6789012345', 'KZ82765ZZZ0000012345']

/** Bytes of windows-1251, of letters that both sets have. */
export const windows1251 = (text: string): Bytes =>
  Uint8Array.from(text, letter => {
    const point = letter.codePointAt(0) ?? 0
    if (letter === '№') return 0xb9
    if (letter === '«' || letter === '»') return point
    if (letter === 'Ё' || letter === 'ё') return letter === 'Ё' ? 0xa8 : 0xb8
    return point < 0x80 ? point : point - 0x410 + 0xc0
  })

export const oneC = `1CClientBankExchange
ВерсияФормата=2.0
Кодировка=Windows
Отправитель=1С Предприятие, Бухгалтерия для Казахстана
ДатаСоздания=21.11.2026
РасчСчет=${kz2}
СекцияРасчСчет
ДатаНачала=21.11.2026
РасчСчет=${kz2}
КонецРасчСчет
СекцияДокумент=ПлатежноеПоручение
НомерДокумента=17
ДатаДокумента=21.11.2026
Сумма=1250000.50
Валюта=KZT
ПлательщикНаименование=ТОО «Арна»
ПлательщикБИН_ИИН=120340005670
ПлательщикКБЕ=17
ПлательщикИИК=${kz2}
ПлательщикБанкБИК=TSESKZKA
ПолучательНаименование=ТОО «Дала»
ПолучательБИН_ИИН=050440001239
ПолучательКБЕ=17
ПолучательИИК=${kz1}
ПолучательБанкНаименование=АО «Казком»
ПолучательБанкБИК=KZKOKZKX
НазначениеПлатежа=Оплата по договору № 17 = материалы
КодНазначенияПлатежа=710
Очередность=5
КонецДокумента
КонецФайла
`.replaceAll('\n', '\r\n')

export const mt100 = `{1:F01K054700000000010000001}
{2:I100SGROSS000000U3003}
{4:
:20:17
:32A:261121KZT1250000,50
:50:/D/${kz2}
/NAME/ТОО «Арна»
/IDN/120340005670
/CHIEF/Иванов
/IRS/1
/SECO/7
:52B:TSESKZKA
:57B:KZKOKZKX
:59:${kz1}
/NAME/ТОО «Дала»
/IDN/050440001239
/IRS/1
/SECO/7
:70:/NUM/17
/DATE/261121
/SEND/07
/VO/01
/KNP/710
/ASSIGN/Оплата по договору № 17,
материалы
-}
`

export const mt103 = `{1:F01AZRTAZ22AXXX0000000000}{2:I103AIIBAZ2XXXXXN}{3:{108:REF1}}{4:
:20:AZ-17
:23B:CRED
:32A:261121AZN840,
:50K:/${az1}
XEZER MMC
BAKU
:52A:AZRTAZ22
:57A:AIIBAZ2X
:59:/${az2}
DALGA MMC
:70:MUQAVILE 45
SEMENT
:71A:SHA
-}{5:{CHK:123456789ABC}}
`

const person = (place: number, [family, name, number]: string[], sum: string): string =>
  `:21:${place}
:32B:KZT${sum}
:70:/OPV/S
//FM/${family}
//NM/${name}
//FT/
//DT/19800101
//IDN/${number}
/PERIOD/102026
`

export const mt102 = `{1:F01K059140000000001000001}
{2:I102SGROSS000000U3003}
{4:
:20:PENS0001
:50:/D/${kz2}
/NAME/ТОО «Арна»
/IDN/120340005670
/IRS/1
/SECO/7
:52B:TSESKZKA
:57B:GCVPKZ2A
:59:KZ12009NPS0413609816
/NAME/НАО «Правительство для граждан»
/IDN/160440007161
/IRS/1
/SECO/1
:70:/NUM/12
/DATE/261121
/KNP/010
/ASSIGN/Обязательные пенсионные взносы
${person(1, ['Ахметова', 'Гульнара', '800101400121'], '25000,00')}${person(2, ['Ким', 'Олег', '790505300454'], '15000,50')}:32A:261121KZT40000,50
-}
`

interface Transfer {
  payee: string
  account: string
  amount: string
}

const transfer = ({ payee, account, amount }: Transfer, index: number): string =>
  `<CdtTrfTxInf><PmtId><InstrId>${index + 1}</InstrId><EndToEndId>E${index + 1}</EndToEndId></PmtId>` +
  `<Amt><InstdAmt Ccy="AZN">${amount}</InstdAmt></Amt><CdtrAgt><FinInstnId><BICFI>AIIBAZ2X</BICFI></FinInstnId></CdtrAgt>` +
  `<Cdtr><Nm>${payee}</Nm></Cdtr><CdtrAcct><Id><IBAN>${account}</IBAN></Id></CdtrAcct>` +
  `<Purp><Cd>SALA</Cd></Purp><RmtInf><Ustrd>Əmək haqqı</Ustrd><Ustrd>noyabr 2026</Ustrd></RmtInf></CdtTrfTxInf>`

/** `pain.001`; `version`: 03, 09 or 12. */
export const pain = (
  transfers: readonly Transfer[],
  { version = '09', count = `${transfers.length}`, sum = '' } = {},
): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.${version}">` +
  `<CstmrCdtTrfInitn><GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-11-21T09:00:00</CreDtTm><NbOfTxs>${count}</NbOfTxs>` +
  `${sum === '' ? '' : `<CtrlSum>${sum}</CtrlSum>`}<InitgPty><Nm>Xəzər MMC</Nm></InitgPty></GrpHdr>` +
  `<PmtInf><PmtInfId>P1</PmtInfId><PmtMtd>TRF</PmtMtd><PmtTpInf><InstrPrty>HIGH</InstrPrty></PmtTpInf>` +
  (version === '03' ? '<ReqdExctnDt>2026-11-21</ReqdExctnDt>' : '<ReqdExctnDt><Dt>2026-11-21</Dt></ReqdExctnDt>') +
  `<Dbtr><Nm>Xəzər MMC</Nm><Id><OrgId><Othr><Id>9900071001</Id></Othr></OrgId></Id></Dbtr>` +
  `<DbtrAcct><Id><IBAN>${az1}</IBAN></Id></DbtrAcct><DbtrAgt><FinInstnId><BICFI>NABZAZ2C</BICFI></FinInstnId></DbtrAgt>` +
  `${transfers.map(transfer).join('\n')}</PmtInf></CstmrCdtTrfInitn></Document>\n`

export const wages: readonly Transfer[] = [
  { payee: 'Əliyev Rəşad', account: az2, amount: '840.00' },
  { payee: 'Quliyeva Günel', account: az2, amount: '1125.5' },
]

export const pacs = `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08"><FIToFICstmrCdtTrf>
<GrpHdr><MsgId>B1</MsgId><NbOfTxs>1</NbOfTxs><TtlIntrBkSttlmAmt Ccy="AZN">840.00</TtlIntrBkSttlmAmt></GrpHdr>
<CdtTrfTxInf><PmtId><EndToEndId>E1</EndToEndId></PmtId><IntrBkSttlmAmt Ccy="AZN">840.00</IntrBkSttlmAmt>
<IntrBkSttlmDt>2026-11-21</IntrBkSttlmDt><Dbtr><Nm>Xəzər MMC</Nm></Dbtr><DbtrAcct><Id><IBAN>${az1}</IBAN></Id></DbtrAcct>
<Cdtr><Nm>Dalğa MMC</Nm></Cdtr><CdtrAcct><Id><IBAN>${az2}</IBAN></Id></CdtrAcct></CdtTrfTxInf>
</FIToFICstmrCdtTrf></Document>
`

export const csv = `Alan;Hesab;Məbləğ;Valyuta;Təyinat
"Əliyev ""Rəşad"" A.";${az2};840,00;AZN;"Əmək haqqı;
noyabr"
Quliyeva Günel;${az2};1125,50;AZN;Əmək haqqı
`

export const listJson = JSON.stringify({
  count: 2,
  total: '1965.50',
  payments: wages.map(({ payee, account, amount }, index) => ({
    number: String(index + 1),
    amount,
    currency: 'AZN',
    payee: { name: payee, account },
    purpose: 'Əmək haqqı',
  })),
})

/** Each as its bytes, under the type that a site would give it. */
export const samples: Readonly<Record<string, { type: string; content: Bytes }>> = {
  '1c': { type: 'text/plain', content: windows1251(oneC) },
  mt100: { type: 'text/plain', content: windows1251(mt100) },
  mt103: { type: 'text/plain', content: utf8(mt103) },
  mt102: { type: '', content: utf8(mt102) },
  pain: { type: 'application/xml', content: utf8(pain(wages, { sum: '1965.5' })) },
  pacs: { type: 'text/xml', content: utf8(pacs) },
  csv: { type: 'text/csv', content: utf8(csv) },
  json: { type: 'application/json', content: utf8(listJson) },
}
