"""What reading pages needs, ready in a process that imports this: rules, dictionaries, and the patterns that a first page compiles.

The processes that read pages are forked from one that has imported it. A page says the same with and without.
"""

import gc
from contextlib import suppress
from typing import Final

from kg.records import Document

# An invented page of the sentences that together use most of the patterns: it takes a hundredth of a second to read, most of it
# where rules have a look and pass on.
_PAGE: Final = """霞汀县人民政府关于陆一鸣同志任职的通知
各镇人民政府：
县政府决定：陆一鸣任霞汀县水利局局长。
霞汀县人民政府2019年3月4日

柳溪水厂通水
来源：霞汀日报 更新时间：2018-02-13 13:47:00
本报讯 4月17日，霞汀县在柳溪镇举行水厂通水仪式，标志着2013年开工的柳溪水厂建成。县长田小禾出席通水仪式。
7月31日，县委书记陆一鸣、县长田小禾走访慰问了县人民武装部官兵，送去慰问品。
5月30日，青禾科技公司向霞湾小学捐赠20万元，用于帮助贫困学生。锦湾公司向第一小学捐赠图书200册。
5月30日，县委书记陆一鸣带领有关部门负责同志，先后到青禾绿色转型产业园项目、柳溪高速出口游园等地，实地察看项目建设进度。
12月2日，市委常委、副市长陆一鸣来我县调研。市政府副秘书长田小禾，市林业局局长白晓燕随同。市委办公室负责人参加。
5月30日，霞汀县第二人民医院项目在柳溪镇开工建设。该项目由霞汀县城市建设投资有限公司投资建设，总投资约3.2亿元，占地面积45亩。
昨天，县教育局局长宋远航告诉记者，全县学校已经开学。马宇航此前任县财政局局长。之后，马宇航出任副县长。
霞汀城投控股集团与青禾集团签署合作协议。集团公司党委书记、董事长陆一鸣致辞，副总经理高远山参加仪式。（记者 林知远）
"""


def _load() -> None:
    import kg.change.anew  # noqa: F401, PLC0415 - what they do with pages
    from kg.reading import read_page  # noqa: PLC0415

    with suppress(Exception):  # what is wrong is told by the process that reads somebody's first page
        for _ in range(2):  # what is scanned for together is known when a page has asked for it
            read_page(Document("", "", _PAGE, "utf-8"))


gc.disable()  # nothing of it is ever let go: no look for cycles, here or in those that are forked, is worth its time
try:
    _load()
finally:
    gc.freeze()
    gc.enable()
