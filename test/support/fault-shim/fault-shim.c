/*
 * A PKCS#11 module that stands in front of another one and misbehaves on request (PKCS#11 v2.40 section 5).
 *
 * It needs no environment: its control file lies beside it under its own name with ".control" added and is read at each
 * call; the calls are written to a file with ".log" added. A test copies the library into a folder of its own.
 *
 *   module <path>                    the module behind; the only line that must be there
 *   conf <path>                      where the SoftHSM2 behind finds its tokens, if not where everybody does
 *   <call> return <rv>               answers with this value and does not pass the call on
 *   <call> after <rv>                passes the call on, then answers with this value
 *   <call> delay <milliseconds>      waits, then goes on
 *   <call> segv|abort|exit|hang      ends or stops the process there
 *   C_Initialize unlocked 1          answers CKR_CANT_LOCK when it is asked to lock
 *   C_GetTokenInfo set|clear <flags> changes the flags of CK_TOKEN_INFO
 *   C_GetTokenInfo maker <word>      the token names this manufacturer
 *   C_GetTokenInfo serial <word>     each initialised token has this serial number, as the two halves of a card have
 *   C_GetSlotList empty              there is no slot
 *   C_GetSlotList absent             no slot has a token
 *   C_Sign flip                      changes one bit of the signature
 *   C_GetAttributeValue flip <type>  turns a CK_BBOOL attribute of this type round
 *   C_GetAttributeValue refuse <type> <rv>  answers so when it is asked for this attribute
 *   C_GenerateKeyPair refuse <type> <rv>    answers so when this attribute stands in one of the templates
 *   pad <user PIN> <SO PIN> <new PIN>  somebody types these on the token's pad where a PIN is a null pointer
 *
 * <call> may be * for every call. "@<n>" at the end of a line means: not before the n-th such call since the process began;
 * "@made": not before the first C_InitToken.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <pkcs11/pkcs11.h>

/*
 * The calls that can be made to misbehave: name, parameters, arguments, what a fault may change and in which outputs.
 * All others are passed on unseen.
 */
#define CALLS(CALL)                                                                                                  \
  CALL(C_Initialize, (CK_VOID_PTR a), (a), nothing, NULL, NULL)                                                      \
  CALL(C_Finalize, (CK_VOID_PTR a), (a), nothing, NULL, NULL)                                                        \
  CALL(C_GetInfo, (CK_INFO_PTR a), (a), nothing, NULL, NULL)                                                         \
  CALL(C_GetSlotList, (CK_BBOOL a, CK_SLOT_ID_PTR b, CK_ULONG_PTR c), (a, b, c), slots, c, &a)                       \
  CALL(C_GetSlotInfo, (CK_SLOT_ID a, CK_SLOT_INFO_PTR b), (a, b), nothing, NULL, NULL)                               \
  CALL(C_GetTokenInfo, (CK_SLOT_ID a, CK_TOKEN_INFO_PTR b), (a, b), token, b, NULL)                                  \
  CALL(C_GetMechanismList, (CK_SLOT_ID a, CK_MECHANISM_TYPE_PTR b, CK_ULONG_PTR c), (a, b, c), nothing, NULL,        \
       NULL)                                                                                                         \
  CALL(C_GetMechanismInfo, (CK_SLOT_ID a, CK_MECHANISM_TYPE b, CK_MECHANISM_INFO_PTR c), (a, b, c), nothing, NULL,   \
       NULL)                                                                                                         \
  CALL(C_InitToken, (CK_SLOT_ID a, CK_UTF8CHAR_PTR b, CK_ULONG c, CK_UTF8CHAR_PTR d), (a, PIN(so, b),      \
       PIN_LENGTH(so, b, c), d), nothing, NULL, NULL)                                                                \
  CALL(C_InitPIN, (CK_SESSION_HANDLE a, CK_UTF8CHAR_PTR b, CK_ULONG c), (a, PIN(fresh, b), PIN_LENGTH(fresh, b, c)),  \
       nothing, NULL, NULL)                                                                                          \
  CALL(C_SetPIN, (CK_SESSION_HANDLE a, CK_UTF8CHAR_PTR b, CK_ULONG c, CK_UTF8CHAR_PTR d, CK_ULONG e), (a,            \
       PIN(owner(a), b), PIN_LENGTH(owner(a), b, c), PIN(fresh, d), PIN_LENGTH(fresh, d, e)), nothing, NULL, NULL)   \
  CALL(C_OpenSession, (CK_SLOT_ID a, CK_FLAGS b, CK_VOID_PTR c, CK_NOTIFY d, CK_SESSION_HANDLE_PTR e), (a, b, c,     \
       d, e), nothing, NULL, NULL)                                                                                   \
  CALL(C_CloseSession, (CK_SESSION_HANDLE a), (a), nothing, NULL, NULL)                                              \
  CALL(C_Login, (CK_SESSION_HANDLE a, CK_USER_TYPE b, CK_UTF8CHAR_PTR c, CK_ULONG d), (a, b,         \
       PIN(b == CKU_SO ? so : user, c), PIN_LENGTH(b == CKU_SO ? so : user, c, d)), nothing, NULL, NULL)                                                                                                         \
  CALL(C_Logout, (CK_SESSION_HANDLE a), (a), nothing, NULL, NULL)                                                    \
  CALL(C_FindObjectsInit, (CK_SESSION_HANDLE a, CK_ATTRIBUTE_PTR b, CK_ULONG c), (a, b, c), nothing, NULL, NULL)     \
  CALL(C_FindObjects, (CK_SESSION_HANDLE a, CK_OBJECT_HANDLE_PTR b, CK_ULONG c, CK_ULONG_PTR d), (a, b, c, d),       \
       nothing, NULL, NULL)                                                                                          \
  CALL(C_FindObjectsFinal, (CK_SESSION_HANDLE a), (a), nothing, NULL, NULL)                                          \
  CALL(C_GetAttributeValue, (CK_SESSION_HANDLE a, CK_OBJECT_HANDLE b, CK_ATTRIBUTE_PTR c, CK_ULONG d), (a, b, c,     \
       d), attribute, c, NULL)                                                                                       \
  CALL(C_CreateObject, (CK_SESSION_HANDLE a, CK_ATTRIBUTE_PTR b, CK_ULONG c, CK_OBJECT_HANDLE_PTR d), (a, b, c,      \
       d), nothing, NULL, NULL)                                                                                      \
  CALL(C_DestroyObject, (CK_SESSION_HANDLE a, CK_OBJECT_HANDLE b), (a, b), nothing, NULL, NULL)                      \
  CALL(C_GenerateKey, (CK_SESSION_HANDLE a, CK_MECHANISM_PTR b, CK_ATTRIBUTE_PTR c, CK_ULONG d,                      \
       CK_OBJECT_HANDLE_PTR e), (a, b, c, d, e), nothing, NULL, NULL)                                                \
  CALL(C_GenerateKeyPair, (CK_SESSION_HANDLE a, CK_MECHANISM_PTR b, CK_ATTRIBUTE_PTR c, CK_ULONG d,                  \
       CK_ATTRIBUTE_PTR e, CK_ULONG f, CK_OBJECT_HANDLE_PTR g, CK_OBJECT_HANDLE_PTR h), (a, b, c, d, e, f, g, h),    \
       nothing, NULL, NULL)                                                                                          \
  CALL(C_SignInit, (CK_SESSION_HANDLE a, CK_MECHANISM_PTR b, CK_OBJECT_HANDLE c), (a, b, c), nothing, NULL, NULL)    \
  CALL(C_Sign, (CK_SESSION_HANDLE a, CK_BYTE_PTR b, CK_ULONG c, CK_BYTE_PTR d, CK_ULONG_PTR e), (a, b, c, d, e),     \
       signature, d, e)

enum call {
#define NUMBER(name, ...) n_##name,
  CALLS(NUMBER) calls_in_all
};

static CK_FUNCTION_LIST_PTR behind;
static CK_FUNCTION_LIST table;
static unsigned long made[calls_in_all];
static char beside[4096];

struct fault {
  char call[40], kind[16];
  char word[33];
  unsigned long value, second;
  unsigned long from;
};

static FILE *open_control(void) {
  char path[sizeof beside + 16];
  snprintf(path, sizeof path, "%s.control", beside);
  return fopen(path, "re");
}

static void note(const char *format, ...) {
  char path[sizeof beside + 16], line[256];
  va_list values;
  va_start(values, format);
  int length = vsnprintf(line, sizeof line, format, values);
  va_end(values);
  snprintf(path, sizeof path, "%s.log", beside);
  int file = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) return;
  if (write(file, line, (size_t)length) < 0) perror("fault shim");
  close(file);
}

/* The next fault of the control file that is meant for this call now. */
static int next_fault(FILE *control, const char *name, unsigned long number, struct fault *fault) {
  char line[4200];
  while (control && fgets(line, sizeof line, control)) {
    char *from = strrchr(line, '@');
    fault->from = from ? strtoul(from + 1, NULL, 0) : 0;
    if (from && strncmp(from, "@made", 5) == 0 && made[n_C_InitToken] == 0) continue;
    if (from) *from = 0;
    char second[33] = "";
    fault->word[0] = 0;
    if (sscanf(line, "%39s %15s %32s %32s", fault->call, fault->kind, fault->word, second) < 2) continue;
    fault->value = strtoul(fault->word, NULL, 0);
    fault->second = strtoul(second, NULL, 0);
    if (strcmp(fault->call, name) != 0 && strcmp(fault->call, "*") != 0) continue;
    if (number >= fault->from) return 1;
  }
  return 0;
}

/* The PINs that somebody types on the pad. */
enum typed { user, so, fresh };

static CK_UTF8CHAR_PTR typed(enum typed which) {
  static char pins[3][64], line[4200];
  FILE *control = open_control();
  CK_UTF8CHAR_PTR pin = NULL;
  while (control && fgets(line, sizeof line, control))
    if (sscanf(line, "pad %63s %63s %63s", pins[user], pins[so], pins[fresh]) == 3) pin = (CK_UTF8CHAR_PTR)pins[which];
  if (control) fclose(control);
  return pin;
}

#define PIN(which, pin) ((pin) ? (pin) : typed(which))
#define PIN_LENGTH(which, pin, length) ((pin) ? (length) : typed(which) ? strlen((char *)typed(which)) : 0)

/* Whose PIN C_SetPIN changes. */
static enum typed owner(CK_SESSION_HANDLE session) {
  CK_SESSION_INFO info;
  return behind->C_GetSessionInfo(session, &info) == CKR_OK && info.state == CKS_RW_SO_FUNCTIONS ? so : user;
}

static void wait_for(unsigned long milliseconds) {
  struct timespec time = {(time_t)(milliseconds / 1000), (long)(milliseconds % 1000) * 1000000};
  nanosleep(&time, NULL);
}

/* What happens before the call is passed on. Anything but CKR_OK is the answer. */
static CK_RV before(const char *name, unsigned long number) {
  FILE *control = open_control();
  struct fault fault;
  CK_RV answer = CKR_OK;
  while (answer == CKR_OK && next_fault(control, name, number, &fault)) {
    if (strcmp(fault.kind, "return") == 0) answer = fault.value;
    if (strcmp(fault.kind, "delay") == 0) wait_for(fault.value);
    if (strcmp(fault.kind, "segv") == 0) *(volatile int *)8 = 1;
    if (strcmp(fault.kind, "abort") == 0) abort();
    if (strcmp(fault.kind, "exit") == 0) exit(0);
    while (strcmp(fault.kind, "hang") == 0) wait_for(1000);
  }
  if (control) fclose(control);
  return answer;
}

static void change_nothing(struct fault *fault, void *out, void *length) {
  (void)fault, (void)out, (void)length;
}

static void change_slots(struct fault *fault, void *out, void *length) {
  int absent = strcmp(fault->kind, "absent") == 0 && *(CK_BBOOL *)length;
  if (absent || strcmp(fault->kind, "empty") == 0) *(CK_ULONG_PTR)out = 0;
}

static void fill(CK_UTF8CHAR_PTR field, size_t size, const char *word) {
  memset(field, ' ', size);
  memcpy(field, word, strnlen(word, size));
}

static void change_token(struct fault *fault, void *out, void *length) {
  CK_TOKEN_INFO_PTR info = out;
  (void)length;
  if (strcmp(fault->kind, "set") == 0) info->flags |= fault->value;
  if (strcmp(fault->kind, "clear") == 0) info->flags &= ~fault->value;
  if (strcmp(fault->kind, "maker") == 0) fill(info->manufacturerID, sizeof info->manufacturerID, fault->word);
  if (strcmp(fault->kind, "serial") == 0 && (info->flags & CKF_TOKEN_INITIALIZED))
    fill(info->serialNumber, sizeof info->serialNumber, fault->word);
}

/* Calls that carry templates look into them before they are passed on. */
static CK_RV refusal(const char *name, unsigned long number, CK_ATTRIBUTE_PTR template, CK_ULONG count) {
  FILE *control = open_control();
  struct fault fault;
  CK_RV answer = CKR_OK;
  while (answer == CKR_OK && next_fault(control, name, number, &fault))
    for (CK_ULONG at = 0; strcmp(fault.kind, "refuse") == 0 && at < count; at++)
      if (template[at].type == fault.value) answer = fault.second;
  if (control) fclose(control);
  return answer;
}

static void change_attribute(struct fault *fault, void *out, void *length) {
  CK_ATTRIBUTE_PTR attribute = out;
  (void)length;
  if (strcmp(fault->kind, "flip") == 0 && attribute->type == fault->value && attribute->pValue)
    *(CK_BBOOL *)attribute->pValue ^= 1;
}

static void change_signature(struct fault *fault, void *out, void *length) {
  if (strcmp(fault->kind, "flip") == 0 && out) ((CK_BYTE_PTR)out)[*(CK_ULONG_PTR)length / 2] ^= 1;
}

/* Each call that succeeded goes through its faults once more. */
#define WRAP(name, parameters, arguments, what, out, length)                       \
  static CK_RV faulty_##name parameters {                                          \
    unsigned long number = __sync_add_and_fetch(&made[n_##name], 1);               \
    struct fault fault;                                                            \
    note("> %s\n", #name);                                                         \
    CK_RV answer = before(#name, number);                                          \
    if (answer == CKR_OK) answer = behind->name arguments;                         \
    FILE *control = open_control();                                                \
    while (answer == CKR_OK && next_fault(control, #name, number, &fault)) {       \
      if (strcmp(fault.kind, "after") == 0) answer = fault.value;                  \
      change_##what(&fault, out, length);                                          \
    }                                                                              \
    if (control) fclose(control);                                                  \
    note("< %s 0x%lx\n", #name, (unsigned long)answer);                            \
    return answer;                                                                 \
  }

CALLS(WRAP)

static CK_RV choosy_C_Initialize(CK_VOID_PTR arguments) {
  CK_C_INITIALIZE_ARGS_PTR given = arguments;
  FILE *control = open_control();
  struct fault fault;
  CK_RV answer = CKR_OK;
  while (next_fault(control, "C_Initialize", ~0UL, &fault))
    if (strcmp(fault.kind, "unlocked") == 0 && given && (given->flags & CKF_OS_LOCKING_OK)) answer = CKR_CANT_LOCK;
  if (control) fclose(control);
  return answer == CKR_OK ? faulty_C_Initialize(arguments) : answer;
}

static CK_RV choosy_C_GetAttributeValue(CK_SESSION_HANDLE session, CK_OBJECT_HANDLE object, CK_ATTRIBUTE_PTR template,
                                        CK_ULONG count) {
  CK_RV answer = refusal("C_GetAttributeValue", ~0UL, template, count);
  return answer == CKR_OK ? faulty_C_GetAttributeValue(session, object, template, count) : answer;
}

static CK_RV choosy_C_GenerateKeyPair(CK_SESSION_HANDLE session, CK_MECHANISM_PTR mechanism, CK_ATTRIBUTE_PTR public,
                                      CK_ULONG publics, CK_ATTRIBUTE_PTR private, CK_ULONG privates,
                                      CK_OBJECT_HANDLE_PTR one, CK_OBJECT_HANDLE_PTR other) {
  CK_RV answer = refusal("C_GenerateKeyPair", ~0UL, public, publics);
  if (answer == CKR_OK) answer = refusal("C_GenerateKeyPair", ~0UL, private, privates);
  if (answer == CKR_OK) return faulty_C_GenerateKeyPair(session, mechanism, public, publics, private, privates, one, other);
  note("> %s\n< %s 0x%lx\n", "C_GenerateKeyPair", "C_GenerateKeyPair", (unsigned long)answer);
  return answer;
}

#ifdef EXTENDED
#include "extended-functions.c"
#endif

/* The module named by the control file's first word "module". */
static CK_RV load(void) {
  Dl_info self;
  char line[4200], path[4096] = "", conf[4096];
  if (!dladdr((void *)&behind, &self)) return CKR_GENERAL_ERROR;
  snprintf(beside, sizeof beside, "%s", self.dli_fname);
  FILE *control = open_control();
  while (control && fgets(line, sizeof line, control)) {
    sscanf(line, "module %4095s", path);
    if (sscanf(line, "conf %4095s", conf) == 1) setenv("SOFTHSM2_CONF", conf, 1);
  }
  if (control) fclose(control);
  void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  CK_C_GetFunctionList entry = library ? (CK_C_GetFunctionList)dlsym(library, "C_GetFunctionList") : NULL;
  return entry ? entry(&behind) : CKR_GENERAL_ERROR;
}

CK_RV C_GetFunctionList(CK_FUNCTION_LIST_PTR_PTR list) {
  CK_RV answer = behind ? CKR_OK : load();
  if (answer != CKR_OK) return answer;
  table = *behind;
#define ENTER(name, ...) table.name = faulty_##name;
  CALLS(ENTER)
  table.C_Initialize = choosy_C_Initialize;
  table.C_GetAttributeValue = choosy_C_GetAttributeValue;
  table.C_GenerateKeyPair = choosy_C_GenerateKeyPair;
#ifdef EXTENDED
  table.C_Login = counted_login;
  table.C_GetTokenInfo = named_token_info;
#endif
  table.C_GetFunctionList = C_GetFunctionList;
  *list = &table;
  return before("C_GetFunctionList", 1);
}
