/** Azerbaijani: errors of tokens, PINs, modules and certificates. */
import type { ErrorCode } from '../../../shared/errors.ts'
import type { ErrorText } from '../text-tables.ts'

export const tokenErrors = {
  NO_TOKEN: {
    title: 'Heç bir daşıyıcı qoşulmayıb',
    meaning: 'Heç nə imzalanmayıb.',
    next: 'Daşıyıcını qoşun və yenidən başlayın.',
  },
  TOKEN_REMOVED: {
    title: 'Daşıyıcı çıxarıldı',
    meaning: 'Bundan sonra heç nə imzalanmayıb.',
    next: 'Daşıyıcını yenidən qoşun və müraciəti təkrarlayın.',
  },
  TOKEN_CHANGED: {
    title: 'İndi başqa daşıyıcı qoşulub',
    meaning: 'Bu, seçdiyiniz daşıyıcı deyil. Heç nə imzalanmayıb.',
    next: 'Seçdiyiniz daşıyıcını qoşun və yenidən başlayın.',
  },
  TOKEN_BUSY: {
    title: 'Daşıyıcıdan başqa proqram istifadə edir',
    meaning: 'Heç nə imzalanmayıb.',
    next: 'O biri proqramı bağlayın və ya işini bitirməsini gözləyin, sonra yenidən başlayın.',
  },
  TOKEN_FULL: {
    title: 'Daşıyıcıda yer qalmayıb',
    meaning: 'Yeni açar və ya sertifikat üçün yer yoxdur. Heç nə yazılmayıb.',
    next: 'Başqa daşıyıcıdan istifadə edin və ya köhnə sertifikatları sildirin.',
  },
  TOKEN_UNINITIALIZED: {
    title: 'Daşıyıcı aktivləşdirilməyib',
    meaning: 'O, hələ açar saxlaya bilmir. Heç nə imzalanmayıb.',
    next: 'Onu daşıyıcıların idarəetməsində «Daşıyıcılar» bölməsində və ya sertifikat mərkəzində aktivləşdirin.',
  },
  TOKEN_WRITE_PROTECTED: {
    title: 'Daşıyıcı yazmadan qorunub',
    meaning: 'Ona heç nə yazılmayıb.',
    next: 'Başqa daşıyıcıdan istifadə edin və ya onu sizə verənə müraciət edin.',
  },
  TOKEN_FAILED: {
    title: 'Daşıyıcı nasazlıq bildirdi',
    meaning: 'Heç nə imzalanmayıb.',
    next: 'Daşıyıcını çıxarıb yenidən qoşun və təzədən başlayın.',
  },
  PIN_INCORRECT: {
    title: 'PİN kod səhvdir',
    meaning: 'Heç nə imzalanmayıb və dəyişməyib.',
    next: 'PİN kodu bir daha diqqətlə yığın. Klaviaturanın dilinə və Caps Lock düyməsinə baxın.',
  },
  PIN_LAST_TRY: {
    title: 'Bu, sonuncu cəhd olardı',
    meaning:
      'PİN kod yoxlanmayıb, heç nə imzalanmayıb və dəyişməyib: sual verildikdən sonra daşıyıcı bloklanana qədər yalnız bir cəhd qalıb.',
    next: 'PİN kodu bir daha diqqətlə yığın və onu bildiyinizi aşağıda təsdiqləyin. Əmin deyilsinizsə, dayanın.',
  },
  PIN_LOCKED: {
    title: 'Daşıyıcının PİN kodu bloklanıb',
    meaning: 'O, çox dəfə səhv yığılıb. Heç nə imzalanmayıb və dəyişməyib.',
    next: 'Onu «Daşıyıcılar» bölməsində SO PIN ilə blokdan çıxarın və ya sertifikat mərkəzinə müraciət edin.',
  },
  PIN_EXPIRED: {
    title: 'PİN kod dəyişdirilməlidir',
    meaning: 'Daşıyıcı köhnə kodu artıq qəbul etmir. Heç nə imzalanmayıb və dəyişməyib.',
    next: 'PİN kodu «Daşıyıcılar» bölməsində dəyişin və yenidən başlayın.',
  },
  PIN_LENGTH: {
    title: 'PİN kod çox qısa və ya çox uzundur',
    meaning: 'O, yoxlanılmadı və cəhd itmədi. Heç nə imzalanmayıb və dəyişməyib.',
    next: 'Daşıyıcının tələb etdiyi uzunluqda PİN kod yığın.',
  },
  PIN_REFUSED: {
    title: 'Daşıyıcı bu yeni PİN kodu qəbul etmir',
    meaning:
      'Daşıyıcının öz qaydalarına görə o çox sadədir, əvvəl istifadə olunub və ya daşıyıcının qəbul etmədiyi şəkildədir. Yeni PİN kod təyin edilmədi.',
    next: 'Başqasını seçin: daha mürəkkəb, bu daşıyıcıda əvvəl işlənməmiş, qaydalar tələb edirsə yalnız rəqəmlərdən ibarət.',
  },
  PIN_NOT_SET: {
    title: 'Daşıyıcının hələ PİN kodu yoxdur',
    meaning: 'Heç nə imzalanmayıb və dəyişməyib.',
    next: '«Daşıyıcılar» bölməsində onu aktivləşdirin və ya SO PIN ilə yeni PİN kod qoyun («PİN kodu blokdan çıxar»). Və ya onu sizə verən təşkilata müraciət edin.',
  },
  MODULE_NOT_FOUND: {
    title: 'Drayverin kitabxanası tapılmadı',
    meaning: 'Onun daşıyıcıları ilə işləmək mümkün deyil.',
    next: 'Daşıyıcının drayverini quraşdırın və ya «Modullar» bölməsində yolu düzəldin.',
  },
  MODULE_PATH_REFUSED: {
    title: 'Bu yol qəbul edilmir',
    meaning: 'Bu, tam yol deyil və ya faylı başqaları dəyişə bilər.',
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
    title: 'Drayver başlamır',
    meaning: 'Onun daşıyıcıları ilə işləmək mümkün deyil.',
    next: 'Drayveri yenidən quraşdırın və tələb edərsə, kompüteri yenidən başladın.',
  },
  MODULE_CRASHED: {
    title: 'Drayver qəzaya uğradı',
    meaning: 'Yalnız drayverə təsir edib. Heç nə imzalanmayıb.',
    next: 'Yenidən başlayın. Təkrar olunsa, drayveri yeniləyin.',
  },
  MODULE_HANGS: {
    title: 'Drayver cavab vermir',
    meaning: 'O, dayandırıldı. Heç nə imzalanmayıb.',
    next: 'Daşıyıcını çıxarıb yenidən qoşun və təzədən başlayın.',
  },
  MODULE_SET_ASIDE: {
    title: 'Drayver kənara qoyuldu',
    meaning: 'O, dalbadal bir neçə dəfə qəzaya uğradı. Daşıyıcılarından hələlik istifadə olunmur.',
    next: 'Drayveri yeniləyin, sonra onu «Modullar» bölməsində yenidən qoşun.',
  },
  NO_CERTIFICATE: {
    title: 'Uyğun sertifikat yoxdur',
    meaning: 'Heç nə imzalanmayıb.',
    next: 'Sertifikatınız olan daşıyıcını qoşun və ya sertifikat mərkəzinə sorğu göndərin.',
  },
  CERTIFICATE_UNREADABLE: {
    title: 'Sertifikatı oxumaq mümkün deyil',
    meaning: 'O, zədələnib və ya sertifikat deyil. İstifadə olunmadı.',
    next: 'Sertifikat mərkəzindən faylı yenidən istəyin.',
  },
  CERTIFICATE_EXPIRED: {
    title: 'Sertifikatın müddəti bitib',
    meaning: 'Onunla qoyulan imza etibarlı olmazdı. Heç nə imzalanmayıb.',
    next: 'Sertifikat mərkəzinə yeni sertifikat sorğusu göndərin.',
  },
  CERTIFICATE_NOT_YET_VALID: {
    title: 'Sertifikat hələ etibarlı deyil',
    meaning: 'Heç nə imzalanmayıb.',
    next: 'Kompüterin tarix və saatını yoxlayın və ya sertifikatın başlanmasını gözləyin.',
  },
  CERTIFICATE_NOT_FOR_SIGNING: {
    title: 'Sertifikat imza üçün nəzərdə tutulmayıb',
    meaning: 'Heç nə imzalanmayıb.',
    next: 'Başqa sertifikat seçin.',
  },
  CERTIFICATE_WITHOUT_KEY: {
    title: 'Bu sertifikatın açarı burada yoxdur',
    meaning: 'Qoşulan daşıyıcıların heç birində yoxdur. Heç nə yazılmayıb və imzalanmayıb.',
    next: 'Sertifikat sorğusu yaradılan daşıyıcını qoşun.',
  },
  CERTIFICATE_RETIRED: {
    title: 'Sertifikat istifadədən çıxarılıb',
    meaning: 'Onu istifadədən siz çıxarmısınız: imza üçün təklif olunmur. Heç nə imzalanmayıb.',
    next: 'Başqa sertifikat seçin və ya daşıyıcıların idarəetməsində bunu istifadəyə qaytarın.',
  },
  CHAIN_BROKEN: {
    title: 'Sertifikat onu verənə uyğun gəlmir',
    meaning: 'O, quraşdırılmadı.',
    next: 'Sertifikat mərkəzindən zəncirin bütün sertifikatlarını istəyin.',
  },
  KEY_UNSUITABLE: {
    title: 'Açar qaydalara uyğun deyil',
    meaning: 'O, çox zəifdir və ya daşıyıcı onu lazımi qaydada qorumayıb. İstifadə olunmur.',
    next: 'Başqa sertifikat və ya daşıyıcı seçin.',
  },
  ALGORITHM_UNSUPPORTED: {
    title: 'Daşıyıcı bu alqoritmi tanımır',
    meaning: 'Heç nə imzalanmayıb.',
    next: 'Başqa daşıyıcı seçin və ya sertifikat mərkəzindən başqa növ açar istəyin.',
  },
  KEY_FILE_PASSWORD: {
    title: 'Açar faylının parolu səhvdir',
    meaning: 'Fayl açılmadı. Heç nə yazılmayıb.',
    next: 'Parolu bir daha yığın: böyük hərflərə, klaviaturanın dilinə, 0 və O, 1 və I işarələrinə diqqət edin. Parola əminsinizsə, fayl zədələnib.',
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
    next: 'Açarınız olan faylı seçin və ya bu faylı sertifikat kimi əlavə edin.',
  },
} satisfies Partial<Record<ErrorCode, ErrorText>>
