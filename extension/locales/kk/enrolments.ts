/** Kazakh: requests for certificates that wait. */
import type { EnrolmentTexts } from '../texts.ts'

export const enrolments: EnrolmentTexts = {
  title: 'Сертификат күтіп тұрған сұраныстар',
  meaning:
    'Сұраған сайт сол сұранысты қайта ала алады және сертификат дайын болғанда оны орнатады: сол кезде кілті бар токенді қосыңыз. Сұранысты ұмыттырсаңыз, сайт жаңа кілт сұрауға мәжбүр болады.',
  since: 'Сертификатын мына күннен бері күтіп тұр: {date}.',
  reference: 'Сайт берген атауы',
  forget: 'Сұранысты ұмыттыру',
}
