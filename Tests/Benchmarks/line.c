/* What a terminal program costs at the least: ncurses opened, one line printed, a key waited for.
   With an argument the line counts the seconds down, as a timer would. */
#define _XOPEN_SOURCE_EXTENDED 1
#include <locale.h>
#include <ncurses.h>
#include <time.h>

int main(int count, char **arguments) {
  (void)arguments;
  setlocale(LC_ALL, "");
  initscr();
  cbreak();
  noecho();
  curs_set(0);
  if (count == 1) {
    mvaddstr(0, 0, "One line of text.");
    refresh();
    getch();
  } else {
    struct timespec now;
    for (int left = 300; left > 0; left--) {
      mvprintw(0, 0, "%d:%02d", left / 60, left % 60);
      refresh();
      clock_gettime(CLOCK_MONOTONIC, &now);
      timeout(1000 - (int)(now.tv_nsec / 1000000));
      if (getch() != ERR) break;
    }
  }
  endwin();
}
