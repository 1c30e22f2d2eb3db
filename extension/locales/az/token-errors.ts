/** Azerbaijani: errors of tokens, PINs, modules and certificates. */
import type { ErrorCode } from '../../../shared/errors.ts'
import type { ErrorText } from '../text-tables.ts'

export const tokenErrors = {
  TOKEN_REMOVED: {
    title: 'Daşıyıcı çıxarıldı',
    meaning: '{notSigned} Daşıyıcının özünü dəyişirdinizsə, davam etməzdən əvvəl onu yoxlayın.',
    next: 'Daşıyıcını yenidən qoşun və bir daha cəhd edin.',
  },
  TOKEN_CHANGED: {
    title: 'İndi başqa daşıyıcı qoşulub',
    meaning: 'Bu, seçdiyiniz daşıyıcı deyil. {notChanged}',
    next: 'Seçdiyiniz daşıyıcını qoşun və yenidən başlayın.',
  },
  TOKEN_BUSY: {
    title: 'Daşıyıcıdan başqa proqram istifadə edir',
    meaning: '{notChanged}',
    next: 'O biri proqramı bağlayın və ya işini bitirməsini gözləyin, sonra yenidən başlayın.',
  },
  TOKEN_FULL: {
    title: 'Daşıyıcıda yer qalmayıb',
    meaning: 'Yeni açar və ya sertifikat üçün yer yoxdur. Heç nə yazılmayıb.',
    next: 'Başqa daşıyıcıdan istifadə edin və ya köhnə sertifikatları sildirin.',
  },
  TOKEN_UNINITIALIZED: {
    title: 'Daşıyıcı aktivləşdirilməyib',
    meaning: 'O, hələ açar saxlaya bilmir. {notSigned}',
    next: 'Onu idarə panelinin «Daşıyıcılar» bölməsində və ya sertifikat mərkəzində aktivləşdirin.',
  },
  TOKEN_WRITE_PROTECTED: {
    title: 'Daşıyıcı yazıdan qorunur',
    meaning: 'Ona heç nə yazılmayıb.',
    next: 'Başqa daşıyıcıdan istifadə edin və ya onu verən təşkilata müraciət edin.',
  },
  TOKEN_FAILED: {
    title: 'Daşıyıcıda nasazlıq baş verdi',
    meaning: '{notSigned} Daşıyıcının özünü dəyişirdinizsə, davam etməzdən əvvəl onu yoxlayın.',
    next: 'Daşıyıcını yenidən qoşub təkrar cəhd edin. Kömək etməsə, onu verən təşkilata müraciət edin.',
  },
  PIN_INCORRECT: {
    title: 'PİN kod səhvdir',
    meaning: '{notChanged}',
    next: 'PİN kodu bir daha diqqətlə daxil edin. Klaviaturanın dilini və Caps Lock düyməsini yoxlayın.',
  },
  PIN_LAST_TRY: {
    title: 'Bu, son cəhd olardı',
    meaning: 'PİN kod yoxlanmadı. {notChanged} PİN kod bloklanana qədər indi yalnız bir cəhd qalıb.',
    next: 'PİN kodu diqqətlə yenidən daxil edin və bunun son cəhd olduğunu bildiyinizi aşağıda təsdiq edin. PİN koda əmin deyilsinizsə, dayanın.',
  },
  PIN_LOCKED: {
    title: 'Daşıyıcının PİN kodu bloklanıb',
    meaning: 'O, çox dəfə səhv daxil edilib. {notChanged}',
    next: 'Onu idarə panelinin «Daşıyıcılar» bölməsində SO PIN kodu (inzibatçının PİN kodu) ilə blokdan çıxarın və ya daşıyıcını verən təşkilata müraciət edin.',
  },
  PIN_EXPIRED: {
    title: 'PİN kod dəyişdirilməlidir',
    meaning: 'Daşıyıcı köhnə kodu artıq qəbul etmir. {notChanged}',
    next: 'PİN kodu idarə panelinin «Daşıyıcılar» bölməsində dəyişin və yenidən başlayın.',
  },
  PIN_LENGTH: {
    title: 'PİN kod çox qısa və ya çox uzundur',
    meaning: 'O, yoxlanılmadı və cəhd itmədi. {notChanged}',
    next: 'Daşıyıcının tələb etdiyi uzunluqda PİN kod daxil edin.',
  },
  PIN_REFUSED: {
    title: 'Daşıyıcı bu yeni PİN kodu qəbul etmir',
    meaning:
      'Daşıyıcının öz qaydalarına görə o çox sadədir, əvvəl istifadə olunub və ya daşıyıcının qəbul etmədiyi şəkildədir. Yeni PİN kod təyin edilmədi.',
    next: 'Daha mürəkkəb, bu daşıyıcıda əvvəl işlənməmiş başqa kod seçin. Qaydalar tələb edirsə, yalnız rəqəmlərdən istifadə edin.',
  },
  PIN_NOT_SET: {
    title: 'Daşıyıcının hələ PİN kodu yoxdur',
    meaning: '{notChanged}',
    next: 'İdarə panelinin «Daşıyıcılar» bölməsində ona PİN kod təyin edin və ya daşıyıcını verən təşkilata müraciət edin.',
  },
  MODULE_NOT_FOUND: {
    title: 'Drayverin kitabxanası tapılmadı',
    meaning: 'Onun daşıyıcıları ilə işləmək mümkün deyil.',
    next: 'Daşıyıcının drayverini quraşdırın və ya «Modullar» bölməsində yolu düzəldin.',
  },
  MODULE_PATH_REFUSED: {
    title: 'Bu yol qəbul edilmir',
    meaning: 'Bu, tam yol deyil və ya faylı başqaları dəyişə bilər. Modul yüklənmədi.',
    next: 'Yalnız inzibatçının dəyişə bildiyi kitabxananın tam yolunu yazın.',
  },
  MODULE_WRONG_ARCHITECTURE: {
    title: 'Kitabxana başqa növ sistem üçündür',
    meaning: 'Məsələn, 64 bit əvəzinə 32 bit. Onun daşıyıcıları ilə işləmək mümkün deyil.',
    next: 'Sisteminizə uyğun drayveri quraşdırın.',
  },
  MODULE_NOT_PKCS11: {
    title: 'Bu fayl daşıyıcı kitabxanası deyil',
    meaning: 'Onda PKCS#11 funksiyaları yoxdur. Əlavə edilmədi.',
    next: 'Düzgün faylı istehsalçının təlimatında tapın.',
  },
  MODULE_FAILED: {
    title: 'Drayver işə düşmür',
    meaning: 'Onun daşıyıcıları ilə işləmək mümkün deyil.',
    next: 'Drayveri yenidən quraşdırın və tələb edərsə, kompüteri yenidən başladın.',
  },
  MODULE_CRASHED: {
    title: 'Drayver xəta ilə dayandı',
    meaning: 'Dayanan yalnız drayverdir. {notSigned} Daşıyıcının özünü dəyişirdinizsə, onu yoxlayın.',
    next: 'Yenidən başlayın. Təkrar olunsa, drayveri yeniləyin.',
  },
  MODULE_HANGS: {
    title: 'Drayver cavab vermir',
    meaning: 'O, dayandırıldı. {notSigned} Daşıyıcının özünü dəyişirdinizsə, onu yoxlayın.',
    next: 'Daşıyıcını çıxarıb yenidən qoşun və təzədən başlayın.',
  },
  MODULE_SET_ASIDE: {
    title: 'Drayver müvəqqəti söndürülüb',
    meaning: 'O, ardıcıl bir neçə dəfə xəta ilə dayanıb. Daşıyıcılarından hələlik istifadə olunmur.',
    next: 'Drayveri yeniləyin, sonra onu «Modullar» bölməsində yenidən qoşun.',
  },
  NO_CERTIFICATE: {
    title: 'Uyğun sertifikat yoxdur',
    meaning: '{notSigned}',
    next: 'Sertifikatınız olan daşıyıcını qoşun və ya sertifikat mərkəzinə sorğu göndərin.',
  },
  CERTIFICATE_UNREADABLE: {
    title: 'Sertifikatı oxumaq mümkün deyil',
    meaning: 'Fayl zədələnib və ya sertifikat deyil. Heç nə yazılmayıb və imzalanmayıb.',
    next: 'Sertifikat mərkəzindən faylı yenidən istəyin.',
  },
  CERTIFICATE_EXPIRED: {
    title: 'Sertifikatın müddəti bitib',
    meaning: 'Onunla qoyulan imza etibarlı olmazdı. {notSigned}',
    next: 'Sertifikat mərkəzinə yeni sertifikat sorğusu göndərin.',
  },
  CERTIFICATE_NOT_YET_VALID: {
    title: 'Sertifikat hələ qüvvəyə minməyib',
    meaning: '{notSigned}',
    next: 'Kompüterin tarix və saatını yoxlayın və ya sertifikatın qüvvəyə minməsini gözləyin.',
  },
  CERTIFICATE_NOT_FOR_SIGNING: {
    title: 'Sertifikat imza üçün nəzərdə tutulmayıb',
    meaning: '{notSigned}',
    next: 'Başqa sertifikat seçin.',
  },
  CERTIFICATE_NOT_FOR_LOGIN: {
    title: 'Sertifikat sayta giriş üçün nəzərdə tutulmayıb',
    meaning: 'Giriş baş tutmadı.',
    next: 'Başqa sertifikat seçin.',
  },
  CERTIFICATE_NOT_ACCEPTED: {
    title: 'Sayt bu sertifikatı qəbul etmir',
    meaning: 'Ona başqa mərkəzin, sahibin və ya təyinatın sertifikatı lazımdır. {notSigned}',
    next: 'Başqa sertifikat seçin və ya saytdan hansının yararlı olduğunu öyrənin.',
  },
  CERTIFICATE_WITHOUT_KEY: {
    title: 'Bu sertifikatın açarı burada yoxdur',
    meaning: 'Qoşulmuş daşıyıcıların heç birində yoxdur. Heç nə yazılmayıb və imzalanmayıb.',
    next: 'Sertifikat sorğusu yaradılan daşıyıcını qoşun.',
  },
  CERTIFICATE_RETIRED: {
    title: 'Bu sertifikat imza üçün təklif olunmur',
    meaning: 'Bunu siz seçmisiniz. {notSigned}',
    next: 'Başqa sertifikat seçin və ya idarə panelində bunu yenidən təklif etdirin.',
  },
  CHAIN_BROKEN: {
    title: 'Sertifikat onu verən mərkəzin sertifikatına uyğun gəlmir',
    meaning: 'O, quraşdırılmadı.',
    next: 'Sertifikat mərkəzindən zəncirin bütün sertifikatlarını istəyin.',
  },
  KEY_UNSUITABLE: {
    title: 'Açar qaydalara uyğun deyil',
    meaning: 'O, çox zəifdir və ya daşıyıcı onu lazımi qaydada qorumayıb. {notSigned}',
    next: 'Başqa sertifikat və ya daşıyıcı seçin.',
  },
  ALGORITHM_UNSUPPORTED: {
    title: 'Daşıyıcı bu alqoritmi dəstəkləmir',
    meaning: '{notSigned}',
    next: 'Başqa daşıyıcı seçin və ya sertifikat mərkəzindən başqa növ açar istəyin.',
  },
  KEY_FILE_PASSWORD: {
    title: 'Açar faylının parolu səhvdir',
    meaning: 'Fayl açılmadı. Heç nə yazılmayıb.',
    next: 'Yenidən daxil edin: böyük hərfləri, klaviaturanın dilini, 0 və O, 1 və I simvollarını yoxlayın. Parol düzdürsə, fayl zədələnib.',
  },
  KEY_FILE_UNREADABLE: {
    title: 'Açar faylını oxumaq mümkün deyil',
    meaning: 'O, zədələnib, natamamdır və ya .pfx, .p12 faylı deyil. Heç nə yazılmayıb.',
    next: 'Faylı aldığınız yerdən yenidən köçürün və ya bir daha istəyin.',
  },
  KEY_FILE_OUTDATED: {
    title: 'Açar faylının qorunması köhnəlib',
    meaning: 'Onun şifrələməsi çox köhnədir və ya naməlumdur. Heç nə yazılmayıb.',
    next: 'Faylı onu yaradan proqramda açın və AES-256 şifrələməsi ilə yenidən saxlayın.',
  },
  KEY_FILE_WITHOUT_KEY: {
    title: 'Bu faylda açar yoxdur',
    meaning: 'Orada yalnız sertifikatlar var. Heç nə yazılmayıb.',
    next: 'Açarınız olan faylı seçin və ya bu faylı sertifikat kimi idxal edin.',
  },
} satisfies Partial<Record<ErrorCode, ErrorText>>
