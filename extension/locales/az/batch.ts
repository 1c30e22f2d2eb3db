/** Azerbaijani: many documents at once. */
import { plural } from '../plural.ts'
import type { PromptTexts } from '../texts.ts'

export const batch: PromptTexts['batch'] = {
  total: plural({ other: '{count} sənəd, {size}' }),
  search: 'Ada görə axtarış',
  none: 'Bu adda sənəd tapılmadı.',
  open: 'Aç',
  back: 'Siyahıya qayıt',
  takeOut: 'Çıxar',
  putBack: 'Geri qaytar',
  removed: plural({ other: '{count} sənəd çıxarılıb' }),
  opened: 'açılıb',
  counting: 'Cəm hələ hesablanır…',
  progress: '{total} sənəddən {done} sənəd oxunub',
  without: plural({ other: '{count} sənəd cəmə daxil deyil: məbləği görmək üçün sənədi açın.' }),
  noTotal: 'Cəm yoxdur: bu sənədlərdən məbləği oxumaq mümkün olmadı.',
  moreCurrencies: plural({ other: 'və daha {count} valyuta' }),
  noAmount: 'məbləğ oxunmayıb',
  wrong: 'Bu, siyahıdakı sənəd deyil. Onu çıxarın.',
  order: 'Sıralama',
  orders: { page: 'Saytdakı kimi', name: 'Ada görə', amount: 'Məbləğə görə', size: 'Ölçüyə görə' },
  place: {
    around: 'Sənəd imza faylının içində saxlanılacaq.',
    beside: 'İmza sənəddən ayrı faylda olacaq.',
    inside: 'İmza sənədin özünün içində olacaq.',
    together: 'Sənədlər və imza birlikdə bir konteyner faylında olacaq.',
  },
  role: 'Siz {role} kimi imzalayırsınız. Bu, hər imzanın içində olacaq; onu heç kim yoxlamır.',
  mark: {
    onPage: 'Sənədin {page} nömrəli səhifəsində adınız və vaxt göstərilən görünən nişan olacaq.',
    onLastPage: 'Sənədin son səhifəsində adınız və vaxt göstərilən görünən nişan olacaq.',
  },
  doubts: {
    row: 'göstərdiyi cəm ödənişlərinin cəmindən fərqlidir',
    agree: 'Bu faylda göstərilən cəmin ödənişlərin cəmindən fərqləndiyini bilirəm və onu yenə də imzalamaq istəyirəm.',
    agreeMany:
      'Bu faylların bəzisində göstərilən cəmin ödənişlərin cəmindən fərqləndiyini bilirəm və onları yenə də imzalamaq istəyirəm.',
  },
  paused: {
    title: 'Daşıyıcı çıxarıldı',
    putBack: 'Onu yenidən qoşun: bu pəncərə onu özü görəcək. Başqa daşıyıcı qəbul edilmir.',
    back: 'Daşıyıcı yenidən qoşuldu. PİN kodu bir daha daxil edin, qalan sənədlər razılaşdığınız kimi imzalanacaq.',
    finish: 'Qalanlarını imzalama',
  },
  pinEachTime: {
    times: plural({
      other: 'Bu sertifikatın açarı hər sənəddən əvvəl PİN kodu istəyir: onu {count} dəfə daxil edəcəksiniz.',
    }),
    onDevice: 'Bu sertifikatın açarı hər sənəddən əvvəl PİN kodu istəyir: onu hər dəfə daşıyıcının özündə daxil edin.',
    tooMany: plural({ other: 'Bu açarla bir dəfəyə ən çoxu {count} sənəd imzalamaq olar.' }),
    next: 'Növbəti sənəd üçün PİN kodu daxil edin.',
  },
}
