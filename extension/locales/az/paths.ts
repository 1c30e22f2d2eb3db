/** Azerbaijani: the way from a certificate to its root. */
import type { PathTexts } from '../texts.ts'

export const paths: PathTexts = {
  found: {
    missing: '{subject} sertifikatını verən {issuer} sertifikatı yoxdur.',
    otherKey: 'Buradakı {issuer} sertifikatının açarı {subject} sertifikatını verəninkindən fərqlidir.',
    expired: '{subject}: müddəti {date} tarixində bitib.',
    notYetValid: '{subject}: yalnız {date} tarixindən qüvvədədir.',
    untrusted: '{subject} kök sertifikatı etibar etdikləriniz arasında deyil.',
    revoked: '{subject}: {date} tarixində ləğv edilib ({authority} məlumatı).',
  },
  next: {
    file: {
      missing:
        'Bu, tanıdığınız sertifikat mərkəzinin köküdürsə, onu parametrlərdə əlavə edin. Əks halda göndərəndən tam zəncirli imza istəyin.',
      expired:
        'Göndərəndən qüvvədə olan sertifikatla yenidən imzalamağı xahiş edin. Həmin gündən əvvəlki vaxt möhürü imzanı qüvvədə saxlayardı.',
      notYetValid: 'Bu kompüterin tarixini yoxlayın. Düzgündürsə, göndərəndən yenidən imzalamağı xahiş edin.',
      untrusted:
        'Bu, tanıdığınız sertifikat mərkəzinin köküdürsə, barmaq izini kağızla tutuşdurun və onu parametrlərdə əlavə edin.',
      revoked: 'Ona güvənməyin. Göndərəndən başqa sertifikatla yenidən imzalamağı xahiş edin.',
    },
    token: {
      missing: 'Onu sertifikat mərkəzinizdən alın və burada idxal edin.',
      otherKey: 'Digərini sertifikat mərkəzinizdən alın və onu da burada idxal edin.',
      expired: 'Sertifikat mərkəzinizdən yenisini istəyin.',
      notYetValid: 'Bu kompüterin tarixini yoxlayın. Düzgündürsə, həmin günü gözləyin.',
      untrusted:
        'Bu, sertifikat mərkəzinizin köküdürsə, barmaq izini kağızla tutuşdurun və onu parametrlərdə əlavə edin.',
      revoked: 'Daha onunla imzalamayın. Sertifikat mərkəzinizdən yenisini istəyin.',
    },
    import: {
      missing: 'O, daşıyıcıda hələ yoxdursa, imtina edin və faylını bunlarla birlikdə seçin.',
      otherKey: 'Mərkəzin bu adda başqa sertifikatı var: onun faylını bunlarla birlikdə seçin.',
    },
    install: {
      missing:
        'Sertifikat bununla belə quraşdırılacaq. Çatışmayanı sertifikat mərkəzindən istəyin və daşıyıcıların idarə panelində idxal edin.',
    },
  },
  otherOrder: 'Fayllarda onların sırası başqadır. Düzgün sıra ilə yazılacaq: {names}.',
  check: 'Zənciri və ləğvi yoxla',
  checking: 'Yoxlanılır…',
  trusted: 'Zəncir tamdır və etibar etdiyiniz kökə aparır: {names}',
  broken: 'Bu zəncirin sertifikatları bir-birinə uyğun gəlmir. Sertifikat mərkəzinizdən hamısını yenidən istəyin.',
  noAuthority:
    'Onun ləğv edilib-edilmədiyi heç kimdən soruşulmadı: bu mərkəz barədə məlumat verən xidmət qurulmayıb. Onu parametrlərdə əlavə edin.',
}
