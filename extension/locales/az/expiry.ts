/** Azerbaijani: certificates that end, in the notification and where it is switched off. */
import type { ExpiryTexts } from '../texts.ts'

export const expiry: ExpiryTexts = {
  title: 'Sertifikatın müddəti bitir',
  message:
    '{name}\n{date} tarixinədək qüvvədədir. Yeniləmək üçün bura basın: onu sonuncu dəfə istifadə etdiyiniz sayt açılacaq.',
  setting: {
    title: 'Müddəti bitən sertifikatlar',
    meaning:
      'Bunun üçün artırma imzaladığınız sertifikatları daşıyıcı qoşulu olmayanda da yadda saxlayır: adı, son günü və barmaq izini. Bildirişə basanda sertifikatı sonuncu dəfə istifadə etdiyiniz sayt açılır.',
    label: '{first} və {last} gün qalanda mənə bildir',
  },
}
