/*
 * The limit of P3: as many signatures as the module gives to a loop in C (PKCS#11 v2.40 section 5.11), one login, one session.
 *
 *   sign-loop <module> <pin> <mechanism> <bytes> <count>
 *
 * Prints the milliseconds that the signatures took.
 */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <pkcs11/pkcs11.h>

static void check(CK_RV answer, const char *call) {
  if (answer == CKR_OK) return;
  fprintf(stderr, "%s: 0x%lx\n", call, answer);
  exit(1);
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

int main(int count, char **args) {
  if (count != 6) return 64;
  void *library = dlopen(args[1], RTLD_NOW);
  CK_C_GetFunctionList get = library ? (CK_C_GetFunctionList)dlsym(library, "C_GetFunctionList") : NULL;
  CK_FUNCTION_LIST_PTR p11;
  if (!get) return 1;
  check(get(&p11), "C_GetFunctionList");
  check(p11->C_Initialize(NULL), "C_Initialize");
  CK_SLOT_ID slot;
  CK_ULONG slots = 1, found = 0;
  CK_RV listed = p11->C_GetSlotList(CK_TRUE, &slot, &slots);
  if (listed != CKR_OK && listed != CKR_BUFFER_TOO_SMALL) check(listed, "C_GetSlotList");
  if (listed == CKR_BUFFER_TOO_SMALL) {
    CK_SLOT_ID all[64];
    slots = 64;
    check(p11->C_GetSlotList(CK_TRUE, all, &slots), "C_GetSlotList");
    slot = all[0];
  }
  CK_SESSION_HANDLE session;
  check(p11->C_OpenSession(slot, CKF_SERIAL_SESSION, NULL, NULL, &session), "C_OpenSession");
  check(p11->C_Login(session, CKU_USER, (CK_UTF8CHAR_PTR)args[2], strlen(args[2])), "C_Login");
  CK_OBJECT_CLASS class = CKO_PRIVATE_KEY;
  CK_ATTRIBUTE wanted = {CKA_CLASS, &class, sizeof class};
  CK_OBJECT_HANDLE key;
  check(p11->C_FindObjectsInit(session, &wanted, 1), "C_FindObjectsInit");
  check(p11->C_FindObjects(session, &key, 1, &found), "C_FindObjects");
  check(p11->C_FindObjectsFinal(session), "C_FindObjectsFinal");
  if (found != 1) return 1;
  CK_MECHANISM mechanism = {strtoul(args[3], NULL, 0), NULL, 0};
  CK_BYTE data[512], signature[1024];
  memset(data, 7, sizeof data);
  CK_ULONG bytes = strtoul(args[4], NULL, 0), signatures = strtoul(args[5], NULL, 0);
  if (bytes > sizeof data) return 64;
  double since = now();
  for (CK_ULONG at = 0; at < signatures; at++) {
    CK_ULONG length = sizeof signature;
    memcpy(data, &at, sizeof at);
    check(p11->C_SignInit(session, &mechanism, key), "C_SignInit");
    check(p11->C_Sign(session, data, bytes, signature, &length), "C_Sign");
  }
  printf("%.3f\n", now() - since);
  return 0;
}
