"""What the operating system says when a file cannot be used, in staff's words."""

import errno

_WORDS = {
    errno.ENOENT: "không có thư mục này",
    errno.ENOTDIR: "đường dẫn đi qua một tệp, không phải thư mục",
    errno.EISDIR: "đây là một thư mục",
    errno.EEXIST: "đã có một tệp mang tên này",
    errno.EACCES: "không có quyền",
    errno.EPERM: "không có quyền",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.ENOSPC: "ổ đĩa đã đầy",
    errno.ENAMETOOLONG: "tên tệp quá dài",
}


def in_words(error: OSError) -> str:
    """Why the file could not be used; of rare causes only the system's number."""
    return _WORDS.get(error.errno or 0, f"lỗi hệ thống số {error.errno}")
