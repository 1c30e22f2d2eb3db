/*
 * What a Rutoken module exports beside the standard (rtpkcs11.h of the vendor's SDK): included by the fault shim. It counts
 * wrong PINs of this process, keeps a name and the rule on PINs in files with ".name" and ".policy" added, and formats by way
 * of the standard calls.
 */
struct extended_info {
  CK_ULONG size, type, protocol, microcode, order;
  CK_FLAGS flags;
  CK_ULONG most_so_length, least_so_length, most_user_length, least_user_length;
  CK_ULONG most_so_tries, so_tries, most_user_tries, user_tries;
  CK_BYTE serial[8];
  CK_ULONG total_memory, free_memory;
  CK_BYTE atr[64];
  CK_ULONG atr_length, class, voltage, color, checksum, percentage, battery_flags;
};

struct init_parameters {
  CK_ULONG size, repair;
  CK_BYTE_PTR so_pin;
  CK_ULONG so_pin_length;
  CK_BYTE_PTR user_pin;
  CK_ULONG user_pin_length;
  CK_FLAGS policy;
  CK_ULONG least_so_length, least_user_length, so_tries, user_tries;
  CK_BYTE_PTR label;
  CK_ULONG label_length, mode;
};

static CK_ULONG tries[2] = {10, 10};

static CK_RV counted_login(CK_SESSION_HANDLE session, CK_USER_TYPE who, CK_UTF8CHAR_PTR pin, CK_ULONG length) {
  CK_RV answer = faulty_C_Login(session, who, pin, length);
  if (who <= CKU_USER && answer == CKR_PIN_INCORRECT && tries[who] > 0) tries[who]--;
  if (who <= CKU_USER && answer == CKR_OK) tries[who] = 10;
  return answer;
}

static void keep(const char *what, const void *bytes, size_t length) {
  char path[sizeof beside + 16];
  snprintf(path, sizeof path, "%s.%s", beside, what);
  FILE *file = fopen(path, "we");
  if (!file) return;
  fwrite(bytes, 1, length, file);
  fclose(file);
}

static CK_RV named_token_info(CK_SLOT_ID slot, CK_TOKEN_INFO_PTR info) {
  CK_RV answer = faulty_C_GetTokenInfo(slot, info);
  char path[sizeof beside + 16], name[32];
  snprintf(path, sizeof path, "%s.name", beside);
  FILE *file = answer == CKR_OK && (info->flags & CKF_TOKEN_INITIALIZED) ? fopen(path, "re") : NULL;
  if (!file) return answer;
  size_t length = fread(name, 1, sizeof name, file);
  fclose(file);
  memset(info->label, ' ', sizeof info->label);
  memcpy(info->label, name, length);
  return answer;
}

/* What a call that has done its work answers all the same. */
static CK_RV afterwards(const char *name, CK_RV answer) {
  FILE *control = open_control();
  struct fault fault;
  while (answer == CKR_OK && next_fault(control, name, 1, &fault))
    if (strcmp(fault.kind, "after") == 0) answer = fault.value;
  if (control) fclose(control);
  return answer;
}

CK_RV C_EX_GetTokenInfoExtended(CK_SLOT_ID slot, struct extended_info *info) {
  CK_TOKEN_INFO token;
  note("> %s\n", __func__);
  CK_RV answer = before(__func__, 1);
  if (answer == CKR_OK) answer = behind->C_GetTokenInfo(slot, &token);
  if (answer == CKR_OK && info->size != sizeof *info) answer = CKR_ARGUMENTS_BAD;
  if (answer == CKR_OK) {
    memset(info, 0, sizeof *info);
    info->size = sizeof *info;
    info->least_so_length = info->least_user_length = 6;
    info->most_so_length = info->most_user_length = 32;
    info->most_so_tries = info->most_user_tries = 10;
    info->so_tries = tries[CKU_SO];
    info->user_tries = tries[CKU_USER];
  }
  note("< %s 0x%lx\n", __func__, (unsigned long)answer);
  return answer;
}

CK_RV C_EX_SetTokenName(CK_SESSION_HANDLE session, CK_BYTE_PTR label, CK_ULONG length) {
  CK_SESSION_INFO info;
  note("> %s\n", __func__);
  CK_RV answer = before(__func__, 1);
  if (answer == CKR_OK) answer = behind->C_GetSessionInfo(session, &info);
  if (answer == CKR_OK && info.state != CKS_RW_USER_FUNCTIONS) answer = CKR_USER_NOT_LOGGED_IN;
  if (answer == CKR_OK && length > 32) answer = CKR_ARGUMENTS_BAD;
  if (answer == CKR_OK) keep("name", label, length);
  answer = afterwards(__func__, answer);
  note("< %s 0x%lx\n", __func__, (unsigned long)answer);
  return answer;
}

CK_RV C_EX_InitToken(CK_SLOT_ID slot, CK_BYTE_PTR pin, CK_ULONG length, struct init_parameters *given) {
  CK_UTF8CHAR label[32];
  CK_SESSION_HANDLE session;
  note("> %s\n", __func__);
  CK_RV answer = before(__func__, 1);
  if (answer == CKR_OK && (given->size != sizeof *given || given->label_length > 32)) answer = CKR_ARGUMENTS_BAD;
  if (answer == CKR_OK) {
    memset(label, ' ', sizeof label);
    memcpy(label, given->label, given->label_length);
    answer = behind->C_InitToken(slot, pin, length, label);
  }
  if (answer == CKR_OK) answer = behind->C_OpenSession(slot, CKF_SERIAL_SESSION | CKF_RW_SESSION, NULL, NULL, &session);
  if (answer == CKR_OK) {
    answer = behind->C_Login(session, CKU_SO, pin, length);
    if (answer == CKR_OK) answer = behind->C_SetPIN(session, pin, length, given->so_pin, given->so_pin_length);
    if (answer == CKR_OK) answer = behind->C_InitPIN(session, given->user_pin, given->user_pin_length);
    behind->C_Logout(session);
    behind->C_CloseSession(session);
    char policy[32];
    int written = snprintf(policy, sizeof policy, "%lu %lu", given->policy, given->user_tries);
    keep("policy", policy, (size_t)written);
  }
  answer = afterwards(__func__, answer);
  note("< %s 0x%lx\n", __func__, (unsigned long)answer);
  return answer;
}
