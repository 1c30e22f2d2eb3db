/** Azerbaijani: errors of requests, of the signing program and of documents. */
import type { ErrorTexts } from '../text-tables.ts'
import { tokenErrors } from './token-errors.ts'

export const errors: ErrorTexts = {
  ...tokenErrors,
  NOT_ALLOWED: {
    title: 'Sayta buna icazə verilməyib',
    meaning: 'Heç nə imzalanmayıb.',
    next: 'Qoy sayt icazə istəsin və ya daşıyıcıların idarəetməsində onun icazələrinə baxın.',
  },
  USER_REJECTED: {
    title: 'Müraciətdən imtina etdiniz',
    meaning: 'Heç nə imzalanmayıb və dəyişməyib.',
    next: 'Səhvən olubsa, səhifədə yenidən başlayın.',
  },
  NOT_INSTALLED: {
    title: 'Genişlənmə quraşdırılmayıb',
    meaning: 'Heç nə imzalanmayıb.',
    next: 'Genişlənməni quraşdırın və səhifəni yeniləyin.',
  },
  EXTENSION_RELOADED: {
    title: 'Bu arada genişlənmə yeniləndi',
    meaning: 'Müraciət dayandırıldı. Heç nə imzalanmayıb.',
    next: 'Səhifəni yeniləyin və yenidən başlayın.',
  },
  ABORTED: {
    title: 'Səhifə müraciətini geri götürdü',
    meaning: 'Onun üçün daha heç nə edilmir.',
    next: 'Hələ də istəyirsinizsə, səhifəyə qayıdın və yenidən başlayın.',
  },
  UNKNOWN_OPERATION: {
    title: 'Sayt naməlum əməliyyat istədi',
    meaning: 'Heç nə imzalanmayıb.',
    next: 'Genişlənməni yeniləyin. Kömək etməsə, saytın sahibinə bildirin.',
  },
  BAD_PARAMS: {
    title: 'Sayt səhv müraciət göndərdi',
    meaning: 'Heç nə imzalanmayıb.',
    next: 'Aşağıdakı kodu göstərməklə saytın sahibinə bildirin.',
  },
  TOO_LARGE: {
    title: 'Sənədlər həddən artıq böyükdür',
    meaning: 'Heç nə imzalanmayıb.',
    next: 'Bir dəfəyə daha az və ya daha kiçik sənəd imzalayın.',
  },
  TOO_MANY_REQUESTS: {
    title: 'Sayt çox tez-tez müraciət edir',
    meaning: 'Heç nə imzalanmayıb.',
    next: 'Bir az gözləyin və səhifədə yenidən başlayın.',
  },
  TIMED_OUT: {
    title: 'Çox uzun çəkdi',
    meaning: 'Müraciət dayandırıldı. Heç nə imzalanmayıb.',
    next: 'Səhifədə yenidən başlayın.',
  },
  USER_GESTURE_NEEDED: {
    title: 'Sayt bunu yalnız siz düyməni basandan sonra edə bilər',
    meaning: 'Heç nə açılmayıb və imzalanmayıb.',
    next: 'Səhifədəki düyməni yenidən basın.',
  },
  HOST_MISSING: {
    title: 'İmzalayıcı proqram quraşdırılmayıb',
    meaning: 'Genişlənmə onsuz daşıyıcılarla işləyə bilmir. Heç nə imzalanmayıb.',
    next: 'Daşıyıcıların idarəetməsində «Hazırlıq» bölməsini açın: proqramın necə quraşdırıldığı orada yazılıb.',
  },
  HOST_FORBIDDEN: {
    title: 'Brauzer imzalayıcı proqramı başlada bilmir',
    meaning: 'O, başqa genişlənmə üçün və ya icra hüququ olmadan quraşdırılıb. Heç nə imzalanmayıb.',
    next: 'Proqramı yenidən quraşdırın və ya inzibatçıya müraciət edin.',
  },
  HOST_OUTDATED: {
    title: 'İmzalayıcı proqramın versiyası fərqlidir',
    meaning: 'O, genişlənməyə uyğun gəlmir. Heç nə imzalanmayıb.',
    next: 'İmzalayıcı proqramı yeniləyin.',
  },
  EXTENSION_OUTDATED: {
    title: 'Genişlənmənin versiyası köhnədir',
    meaning: 'O, imzalayıcı proqrama və ya səhifəyə uyğun gəlmir. Heç nə imzalanmayıb.',
    next: 'Genişlənməni və səhifəni yeniləyin.',
  },
  HOST_LOST: {
    title: 'İmzalayıcı proqram dayandı',
    meaning: 'O, imzadan əvvəl dayandı. Heç nə imzalanmayıb.',
    next: 'Səhifədə yenidən başlayın. Təkrar olunsa, daşıyıcıların idarəetməsində «Hazırlıq» bölməsini açın.',
  },
  HOST_MISBEHAVED: {
    title: 'İmzalayıcı proqram səhv cavab verdi',
    meaning: 'Cavabı qəbul edilmədi. Sayta heç nə verilməyib.',
    next: 'Proqramı genişlənmə ilə eyni versiyada yenidən quraşdırın.',
  },
  OUTCOME_UNKNOWN: {
    title: 'İmzanın qoyulub-qoyulmadığı məlum deyil',
    meaning: 'Siz razılıq verdikdən sonra iş yarımçıq kəsildi. Ola bilsin, sayt heç nə almayıb.',
    next: 'Eyni sənədi yenidən imzalamazdan əvvəl jurnala baxın.',
  },
  TOKEN_STATE_UNKNOWN: {
    title: 'Daşıyıcının dəyişib-dəyişmədiyi məlum deyil',
    meaning: 'Daşıyıcıya yazılarkən iş yarımçıq kəsildi. Dəyişiklik tam, yarımçıq və ya heç edilməmiş ola bilər.',
    next: 'Yenidən cəhd etməzdən əvvəl daşıyıcını idarəetmədə açıb baxın. PIN dəyişdirilirdisə, əvvəlcə yenisini yoxlayın; səhv PIN bir cəhd aparır.',
  },
  DOCUMENT_CHANGED: {
    title: 'Sənəd yolda dəyişib',
    meaning: 'Onun baytları sizə göstərilənlər deyil. Heç nə imzalanmayıb.',
    next: 'Səhifədə yenidən başlayın və sənədi bir daha oxuyun.',
  },
  SIGNATURE_WRONG: {
    title: 'Daşıyıcı səhv imza qaytardı',
    meaning: 'İmza yoxlamadan keçmədi və silindi. Sayt heç nə almayıb.',
    next: 'Daşıyıcını çıxarıb yenidən qoşun və təzədən başlayın. Təkrar olunsa, daşıyıcı nasazdır.',
  },
  SIGNED_DATA_UNREADABLE: {
    title: 'İmzalanmış faylı oxumaq mümkün deyil',
    meaning: 'O, zədələnib və ya tanınan imza növü deyil.',
    next: 'Göndərəndən faylı yenidən istəyin.',
  },
  JOURNAL_UNWRITABLE: {
    title: 'Jurnala yazmaq mümkün deyil',
    meaning: 'Qeyd olmadan imza qoyulmur. Heç nə imzalanmayıb.',
    next: 'Diskin dolu olmadığını və məlumat qovluğunuza yazmağın mümkün olduğunu yoxlayın.',
  },
  DATA_UNWRITABLE: {
    title: 'Məlumat qovluğuna yazmaq mümkün deyil',
    meaning:
      'İstifadədən çıxarılan sertifikatların qeydlərini orada nə saxlamaq, nə də oxumaq olur. Heç nə dəyişməyib.',
    next: 'Diskin dolu olmadığını və məlumat qovluğunuza yazmağın mümkün olduğunu yoxlayın.',
  },
  CONFIRMATION_WRONG: {
    title: 'Təsdiq uyğun gəlmir',
    meaning: 'Seriya nömrəsi bu daşıyıcınınkı deyil və ya təsdiqlərdən biri çatışmır. Heç nə dəyişməyib.',
    next: 'Bu pəncərədəki seriya nömrəsini müqayisə edin və soruşulan hər şeyi təsdiq edin.',
  },
  INTERNAL: {
    title: 'Gözlənilməz xəta baş verdi',
    meaning: 'Müraciət dayandırıldı.',
    next: 'Nəyinsə imzalanıb-imzalanmadığını jurnaldan yoxlayın, sonra yenidən başlayın.',
  },
}
