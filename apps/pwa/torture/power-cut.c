/*
 * What a power cut leaves: only bytes that were synced. Loaded into every process of a browser, it
 * copies a file of IndexedDB or of the origin private file system to a mirror whenever the browser
 * syncs or renames it, and forgets one that is deleted. After a kill the mirror is the disk.
 *
 * TORTURE_PROFILE and TORTURE_MIRROR name the two folders. With TORTURE_SLOW_TABLES a sync of one of
 * LevelDB's tables takes that many milliseconds, as on a busy card: until it is done the tail of the
 * log before it, which LevelDB does not sync when it begins the next one, is on no disk. Built at run time with the machine's own
 * compiler: cc -shared -fPIC -O2 -o power-cut.so power-cut.c -ldl
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static int mirrored(const char *path, char *into) {
  const char *profile = getenv("TORTURE_PROFILE"), *mirror = getenv("TORTURE_MIRROR");
  if (!profile || !mirror || strncmp(path, profile, strlen(profile)) != 0) return 0;
  if (!strstr(path, "/IndexedDB/") && !strstr(path, "/File System/")) return 0;
  return snprintf(into, PATH_MAX, "%s%s", mirror, path + strlen(profile)) < PATH_MAX;
}

static void make_parents(const char *path) {
  char part[PATH_MAX];
  strcpy(part, path);
  for (char *at = part + 1; *at; at++)
    if (*at == '/') {
      *at = 0;
      mkdir(part, 0700);
      *at = '/';
    }
}

/* The whole file as it is now; written aside and moved, so that a kill in between changes nothing. */
static void copy(const char *path, const char *into) {
  char aside[PATH_MAX + 32], bytes[65536];
  snprintf(aside, sizeof aside, "%s.%ld.part", into, syscall(SYS_gettid));
  make_parents(into);
  int from = open(path, O_RDONLY | O_CLOEXEC);
  if (from < 0) return;
  int to = open(aside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  ssize_t count = -1;
  while (to >= 0 && (count = read(from, bytes, sizeof bytes)) > 0)
    if (write(to, bytes, count) != count) break;
  close(from);
  if (to < 0) return;
  close(to);
  if (count == 0) syscall(SYS_renameat2, AT_FDCWD, aside, AT_FDCWD, into, 0);
  else unlink(aside);
}

static void wait_for_table(int fd) {
  const char *slow = getenv("TORTURE_SLOW_TABLES");
  char link[64], path[PATH_MAX];
  if (!slow) return;
  int kept = errno;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length > 4 && memcmp(path + length - 4, ".ldb", 4) == 0) {
    long ms = atol(slow);
    struct timespec pause = {ms / 1000, ms % 1000 * 1000000};
    nanosleep(&pause, NULL);
  }
  errno = kept;
}

static void synced(int fd) {
  char link[64], path[PATH_MAX], into[PATH_MAX];
  struct stat about;
  int kept = errno;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length > 0 && fstat(fd, &about) == 0 && S_ISREG(about.st_mode)) {
    path[length] = 0;
    if (mirrored(path, into)) copy(path, into);
  }
  errno = kept;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

int fsync(int fd) {
  wait_for_table(fd);
  int done = REAL(fsync)(fd);
  if (done == 0) synced(fd);
  return done;
}

int fdatasync(int fd) {
  wait_for_table(fd);
  int done = REAL(fdatasync)(fd);
  if (done == 0) synced(fd);
  return done;
}

int rename(const char *from, const char *to) {
  int done = REAL(rename)(from, to), kept = errno;
  char before[PATH_MAX], after[PATH_MAX];
  if (done == 0 && mirrored(from, before) && mirrored(to, after))
    syscall(SYS_renameat2, AT_FDCWD, before, AT_FDCWD, after, 0);
  errno = kept;
  return done;
}

int unlink(const char *path) {
  int done = REAL(unlink)(path), kept = errno;
  char gone[PATH_MAX];
  if (done == 0 && mirrored(path, gone)) syscall(SYS_unlinkat, AT_FDCWD, gone, 0);
  errno = kept;
  return done;
}
