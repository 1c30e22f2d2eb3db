/** Azerbaijani: errors that say something else because of one of their details. */
import type { ErrorCaseTexts } from '../text-tables.ts'

/** Of signatures that an authority had to give something to. */
const notHandedOver = 'Onsuz imza verilməyib; imzalananlar jurnalda çatdırılmamış kimi göstərilib.'

export const errorCases: ErrorCaseTexts = {
  soPinIncorrect: {
    title: 'SO PIN kodu səhvdir',
    meaning: 'Heç nə dəyişdirilməyib.',
    next: 'SO PIN kodunu bir daha diqqətlə daxil edin. O bloklansa, bu daşıyıcını daha heç kim blokdan çıxara bilməz.',
  },
  soPinLastTry: {
    title: 'Bu, SO PIN kodu üçün son cəhd olardı',
    meaning: 'SO PIN kodu yoxlanmadı, heç nə dəyişdirilməyib. SO PIN kodu bloklanana qədər indi yalnız bir cəhd qalıb.',
    next: 'SO PIN kodunu diqqətlə yenidən daxil edin və bunun son cəhd olduğunu bildiyinizi aşağıda təsdiq edin. Koda əmin deyilsinizsə, dayanın.',
  },
  soPinLocked: {
    title: 'Daşıyıcının SO PIN kodu bloklanıb',
    meaning: 'O, çox dəfə səhv daxil edilib. Heç nə dəyişdirilməyib.',
    next: 'Daşıyıcını verən təşkilata müraciət edin. PİN kod bloklanmayıbsa, onunla imzalamaq olar.',
  },
  soPinExpired: {
    title: 'SO PIN kodu dəyişdirilməlidir',
    meaning: 'Daşıyıcı köhnə kodu artıq qəbul etmir. Heç nə dəyişdirilməyib.',
    next: 'SO PIN kodunu idarə panelinin «Daşıyıcılar» bölməsində dəyişin və yenidən başlayın.',
  },
  soPinLength: {
    title: 'SO PIN kodu çox qısa və ya çox uzundur',
    meaning: 'O, yoxlanılmadı və cəhd itmədi. Heç nə dəyişdirilməyib.',
    next: 'Daşıyıcının tələb etdiyi uzunluqda SO PIN kodu daxil edin.',
  },
  soPinRefused: {
    title: 'Daşıyıcı bu yeni SO PIN kodunu qəbul etmir',
    meaning: 'Daşıyıcının öz qaydalarına görə o, yararlı deyil. Yeni SO PIN kodu təyin edilmədi.',
    next: 'Daha mürəkkəb, bu daşıyıcıda əvvəl işlənməmiş başqa kod seçin.',
  },
  pinRule: {
    title: 'PİN kod qaydalara uyğun deyil',
    meaning: 'O, yoxlanılmadı və cəhd itmədi. {notChanged}',
    next: 'Pəncərədəki qaydalara uyğun PİN kod seçin.',
  },
  filePasswordRule: {
    title: 'Parol qaydalara uyğun deyil',
    meaning: 'Fayl yazılmadı.',
    next: 'Pəncərədəki qaydalara uyğun parol seçin.',
  },
  gostKeyFile: {
    title: 'Bu növ açardan istifadə etmək olmur',
    meaning: 'Faylda GOST açarı var. Heç nə yazılmayıb.',
    next: 'Sertifikat mərkəzindən RSA və ya ECDSA açarı istəyin.',
  },
  notSupported: {
    title: 'Daşıyıcı bu əməliyyatı dəstəkləmir',
    meaning: '{notChanged}',
    next: 'Başqa daşıyıcıdan istifadə edin və ya onu verən təşkilatdan bunun necə edildiyini soruşun.',
  },
  notExportable: {
    title: 'Bu açarı fayl kimi saxlamaq olmaz',
    meaning: 'Açar yaradılanda və ya idxal ediləndə buna icazə verilməyib. Heç nə saxlanılmadı.',
    next: 'Başqa kompüterdə imzalamaq üçün orada yeni sertifikat sorğusu yaradın.',
  },
  pinEachTime: {
    title: 'Bu açar hər sənəddən əvvəl PİN kodu istəyir',
    meaning: '{notSigned}',
    next: 'Hər sənəd üçün PİN kodu daxil edin və ya başqa sertifikat seçin.',
  },
  moduleKnown: {
    title: 'Bu modul artıq siyahıdadır',
    meaning: 'Yazdığınız yol onun başqa adıdır. Heç nə əlavə edilmədi.',
    next: 'Onu yuxarıdakı siyahıda tapın.',
  },
  documentUnfit: {
    title: 'Sənədi bu formada imzalamaq olmur',
    meaning: 'Fayl zədələnib, dəyişiklikdən qorunur və ya bu növdən deyil. {notSigned}',
    next: 'Aşağıdakı kodu göstərməklə sənədi verənə bildirin.',
  },
  documentName: {
    title: 'Sənəd bu adla imzalana bilmir',
    meaning: 'Konteynerdə hər ad bir dəfə olmalı və hər kompüterdə yazıla bilməlidir. {notSigned}',
    next: 'Faylın adını dəyişin və ya aşağıdakı kodu göstərməklə sənədi verənə bildirin.',
  },
  notSigned: {
    title: 'Bu faylda imza yoxdur',
    meaning: 'Onu oxumaq olur, amma heç kim onu burada tanınan üsulla imzalamayıb.',
    next: 'İmza ayrıca fayldadırsa, həmin faylı və sənədi birlikdə seçin.',
  },
  signedEncrypted: {
    title: 'Fayl parolla qorunub',
    meaning: 'Onu parol olmadan oxumaq mümkün deyil, ona görə imzaları yoxlanılmadı.',
    next: 'Göndərəndən parolsuz imzalanmış nüsxə istəyin.',
  },
  noContainer: {
    title: 'Bu arxiv imzalanmış konteyner deyil',
    meaning: 'O açılır, amma onu kimin imzaladığı içində yazılmayıb.',
    next: 'İçində imzalanmış fayllar varsa, onları çıxarıb ayrıca yoxlayın.',
  },
  containerDamaged: {
    title: 'Konteyner zədələnib',
    meaning: 'İçindəkilər öz siyahısına uyğun gəlmir, ona görə imzaları yoxlanılmadı.',
    next: 'Göndərəndən konteyneri yenidən göndərməsini xahiş edin.',
  },
  containerAmbiguous: {
    title: 'Bu konteynerdə iki proqram fərqli fayllar görər',
    meaning: 'O, qeyri-adi qurulub, ona görə imzaları yoxlanılmadı.',
    next: 'Onu açmayın. Göndərəndən başqa proqramla hazırlanmış faylı istəyin.',
  },
  containerTooLarge: {
    title: 'Bu konteynerdə həddən artıq çox şey var',
    meaning: 'O, sənədlər üçün lazım olandan qat-qat böyüyərdi, ona görə imzaları yoxlanılmadı.',
    next: 'Göndərəni tanımırsınızsa, onu açmayın. Daha kiçik fayl istəyin.',
  },
  containerUnknown: {
    title: 'Konteyner qeyri-adi üsulla sıxılıb',
    meaning: 'O, hissələrə bölünüb və ya burada tanınmayan üsulla sıxılıb, ona görə imzaları yoxlanılmadı.',
    next: 'Göndərəndən onu adi üsulla yenidən hazırlamağı xahiş edin.',
  },
  loginUnknown: {
    title: 'Girişin təsdiqlənib-təsdiqlənmədiyi məlum deyil',
    meaning: 'Siz razılıq verdikdən sonra iş yarımçıq kəsildi. Ola bilsin, sayt heç nə almayıb.',
    next: 'Hələ də istəyirsinizsə, sayta yenidən daxil olun.',
  },
  loginUndelivered: {
    title: 'Girişin təsdiqi sayta çatmayıb',
    meaning: 'Siz razılıq verdikdən sonra iş yarımçıq kəsildi. Sayt heç nə almayıb.',
    next: 'Hələ də istəyirsinizsə, sayta yenidən daxil olun.',
  },
  undelivered: {
    title: 'İmzalanıb, amma sayta çatdırılmayıb',
    meaning: 'Siz razılıq verdikdən sonra iş yarımçıq kəsildi. İmzalar var, saytda isə onlar yoxdur.',
    next: 'Jurnalda nəyin imzalandığına baxın və eyni sənədləri yenidən imzalamazdan əvvəl saytdan soruşun.',
  },
  stampUnreached: {
    title: 'Vaxt möhürü xidməti əlçatan deyil',
    meaning: `O, vaxtında cavab vermədi. ${notHandedOver}`,
    next: 'Şəbəkə bağlantısını yoxlayın və bir neçə dəqiqədən sonra yenidən cəhd edin. Təkrarlanarsa, xidmətin ünvanını parametrlərdə yoxlayın.',
  },
  stampNoAuthority: {
    title: 'Ünvanda cavab verən vaxt möhürü xidməti deyil',
    meaning: `Bu, başqa bir şeydir və ya şəbəkənizin giriş səhifəsidir. ${notHandedOver}`,
    next: 'Xidmətin ünvanını parametrlərdə və şəbəkənin sizi buraxıb-buraxmadığını yoxlayın.',
  },
  stampRejected: {
    title: 'Vaxt möhürü xidməti imtina etdi',
    meaning: `O, əlçatandır, lakin sizə vaxt möhürü vermir. ${notHandedOver}`,
    next: 'Ondan istifadə edə bilib-bilmədiyinizi xidmətdən və ya inzibatçınızdan soruşun və aşağıdakı kodu deyin.',
  },
  stampTooLong: {
    title: 'Vaxt möhürü sənədə yerləşmir',
    meaning: `O, sənəddə onun üçün ayrılmış yerdən uzundur. ${notHandedOver}`,
    next: 'Parametrlərdə başqa vaxt möhürü xidmətini və ya başqa format seçin.',
  },
  stampTime: {
    title: 'Vaxt möhüründəki vaxt düz gəlmir',
    meaning: `O, bu kompüterin vaxtından fərqlənir və ya xidmətin sertifikatının müddəti bitib. ${notHandedOver}`,
    next: 'Kompüterin tarixini və saatını yoxlayın. Düzdürsə, xidmətə bildirin və sonra yenidən başlayın.',
  },
  stampRoot: {
    title: 'Vaxt möhürü başqa xidmətindir',
    meaning: `Onun sertifikatı bu xidmət üçün qurulmuş sertifikata aparmır. ${notHandedOver}`,
    next: 'Xidmətin parametrlərdəki sertifikatlarını onun dərc etdikləri ilə tutuşdurun.',
  },
  stampRevoked: {
    title: 'Vaxt möhürü xidmətinin sertifikatı ləğv edilib',
    meaning: `Onun vaxt möhürləri daha heç nəyi sübut etmir. ${notHandedOver}`,
    next: 'Bu xidməti parametrlərdə silin və başqasını əlavə edin və ya inzibatçınıza müraciət edin.',
  },
  revocationUnreached: {
    title: 'Ləğvi yoxlayan xidmət əlçatan deyil',
    meaning: `O, cavab vermədi və ya vaxtında vermədi. ${notHandedOver}`,
    next: 'Şəbəkə bağlantısını yoxlayın və bir neçə dəqiqədən sonra yenidən cəhd edin. Təkrarlanarsa, xidmətin ünvanlarını parametrlərdə yoxlayın.',
  },
  revocationNoAuthority: {
    title: 'Ünvanda cavab verən ləğvi yoxlayan xidmət deyil',
    meaning: `Bu, başqa bir şeydir və ya şəbəkənizin giriş səhifəsidir. ${notHandedOver}`,
    next: 'Xidmətin ünvanlarını parametrlərdə və şəbəkənin sizi buraxıb-buraxmadığını yoxlayın.',
  },
  revocationTooLarge: {
    title: 'Ləğv haqqında məlumat çox böyükdür',
    meaning: `Xidmətin siyahısı və ya bütün cavablar birlikdə imzaya yerləşəndən uzundur. ${notHandedOver}`,
    next: 'Parametrlərdə qısa cavab verən OCSP ünvanını əlavə edin və ya inzibatçınıza müraciət edin.',
  },
  revocationNobody: {
    title: 'Qurulmuş xidmətlərin heç biri bu sertifikatı tanımır',
    meaning: `Onun və ya onu verənlərdən birinin ləğv edilib-edilmədiyini soruşmağa heç kim yoxdur. ${notHandedOver}`,
    next: 'Sertifikatı verən xidməti parametrlərdə əlavə edin və ya inzibatçınıza müraciət edin.',
  },
  revocationTime: {
    title: 'Ləğv haqqında məlumat köhnəlib',
    meaning: `Xidmətin cavabının müddəti bitib və ya hələ başlamayıb. ${notHandedOver}`,
    next: 'Kompüterin tarixini və saatını yoxlayın. Düzdürsə, sonra yenidən cəhd edin.',
  },
  tooLargeToCheck: {
    title: 'Sənəd yoxlanılmaq üçün çox böyükdür',
    meaning: 'Bu növ imza ilə o, bütünlüklə yaddaşa yerləşməlidir, bunun üçün isə çox böyükdür.',
    next: 'Göndərəndən ayrıca imza faylı istəyin: onunla daha böyük sənəd də yoxlanılır.',
  },
}
