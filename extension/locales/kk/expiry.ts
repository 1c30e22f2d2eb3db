/** Kazakh: certificates that end, in the notification and where it is switched off. */
import type { ExpiryTexts } from '../texts.ts'

export const expiry: ExpiryTexts = {
  title: 'Сертификаттың мерзімі аяқталып келеді',
  message:
    '{name}\nМына күнге дейін жарамды: {date}. Жаңарту үшін осы жерді басыңыз: оны соңғы рет пайдаланған сайтыңыз ашылады.',
  setting: {
    title: 'Мерзімі аяқталатын сертификаттар',
    meaning:
      'Ол үшін кеңейтім сіз қол қойған сертификаттарды токен қосылмаған кезде де есте сақтайды: атын, соңғы күнін және саусақ ізін. Хабарландыруды басқанда сертификатты соңғы рет пайдаланған сайтыңыз ашылады.',
    label: '{first} және {last} күн қалғанда маған хабарлау',
  },
}
