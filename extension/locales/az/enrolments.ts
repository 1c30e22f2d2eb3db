/** Azerbaijani: requests for certificates that wait. */
import type { EnrolmentTexts } from '../texts.ts'

export const enrolments: EnrolmentTexts = {
  title: 'Sertifikat gözləyən sorğular',
  meaning:
    'Sorğunu istəyən sayt onu yenidən ala bilər və hazır olanda sertifikatı quraşdırır: həmin vaxt açarı olan daşıyıcını qoşun. Sorğunu unutsanız, sayt yeni açar istəməli olacaq.',
  since: 'Bu tarixdən sertifikatını gözləyir: {date}.',
  reference: 'Saytın ona verdiyi ad',
  forget: 'Sorğunu unut',
}
